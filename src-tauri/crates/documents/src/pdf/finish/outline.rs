//! The outline: every title of the document, as deep as it stands.

use super::{destination, dict_of, number, text};
use crate::pdf::drawing::Shape;
use crate::pdf::flow::Pages;
use lopdf::{Document, Object, ObjectId};

struct Line {
    level: u8,
    id: ObjectId,
    parent: Option<usize>,
}

/// Writes the outline; none where the document has no titles.
pub(super) fn write(file: &mut Document, sheets: &[ObjectId], pages: &Pages) -> Option<ObjectId> {
    let height = pages.paper.size().1;
    let mut lines: Vec<Line> = Vec::new();
    let mut entries = Vec::new();
    for (drawing, sheet) in pages.pages.iter().zip(sheets) {
        for item in &drawing.items {
            if let Shape::Heading { at, level, title } = &item.shape {
                let parent = lines.iter().rposition(|line| line.level < *level);
                lines.push(Line { level: *level, id: file.new_object_id(), parent });
                entries.push((text(title), destination(*sheet, height, (0.0, at.1 - 3.0))));
            }
        }
    }
    if lines.is_empty() {
        return None;
    }
    let root = file.new_object_id();
    for (index, (title, place)) in entries.into_iter().enumerate() {
        let line = &lines[index];
        let parent = line.parent.map_or(root, |parent| lines[parent].id);
        let mut entry = dict_of(vec![("Title", title), ("Parent", parent.into()), ("Dest", place)]);
        let sibling = |other: &&Line| other.parent == line.parent;
        if let Some(before) = lines[..index].iter().rfind(sibling) {
            entry.set("Prev", before.id);
        }
        if let Some(after) = lines[index + 1..].iter().find(sibling) {
            entry.set("Next", after.id);
        }
        close_over(&mut entry, &lines, Some(index));
        file.objects.insert(line.id, Object::Dictionary(entry));
    }
    let mut outlines = dict_of(vec![("Type", "Outlines".into())]);
    close_over(&mut outlines, &lines, None);
    file.objects.insert(root, Object::Dictionary(outlines));
    Some(root)
}

/// First, last and number of the lines under `parent`. Only the outermost are unfolded, so a
/// parent's count is negative and the root's is that of its own children.
fn close_over(entry: &mut lopdf::Dictionary, lines: &[Line], parent: Option<usize>) {
    let kids: Vec<ObjectId> = lines.iter().filter(|line| line.parent == parent).map(|line| line.id).collect();
    if let (Some(first), Some(last)) = (kids.first(), kids.last()) {
        entry.set("First", *first);
        entry.set("Last", *last);
        let Object::Integer(count) = number(kids.len()) else { return };
        // Two levels are shown at once: the report and its pages.
        entry.set("Count", if parent.is_none_or(|p| lines[p].parent.is_none()) { count } else { -count });
    }
}
