//! The structure tree (ISO 32000-1, 14.7 and 14.8).

use super::{dict_of, number, real, text};
use crate::pdf::drawing::Bounds;
use crate::pdf::flow::Pages;
use crate::pdf::tags::{Element, Kid, Node, Role, Scope, Slot, Tags};
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use std::collections::BTreeMap;

/// What stands in a slot: marked contents by page, and annotations.
#[derive(Default)]
struct Filling {
    /// Page and number of each marked content.
    contents: Vec<(usize, usize)>,
    annotations: Vec<(ObjectId, usize)>,
}

/// Writes the tree and gives its root.
pub(super) fn write(
    file: &mut Document,
    tags: &Tags,
    pages: &Pages,
    sheets: &[ObjectId],
    contents: &[Vec<Slot>],
    annotations: &[(ObjectId, Slot, usize)],
) -> ObjectId {
    let root = file.new_object_id();
    let elements: Vec<ObjectId> = tags.nodes.iter().map(|_| file.new_object_id()).collect();
    let filled = filled(contents, annotations);
    let (boxes, parents) = (boxes(tags, pages), parents(tags, root, &elements));
    for (index, node) in tags.nodes.iter().enumerate() {
        let mut element = described(&node.role);
        if let Some(corners) = boxes.get(&index) {
            let corners: Vec<Object> = corners.iter().map(|v| Object::Real(*v)).collect();
            element.set("A", dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => corners });
        }
        element.set("P", parents[index]);
        let home = home(node, &filled);
        if let Some(page) = home {
            element.set("Pg", sheets[page]);
        }
        let kids: Vec<Object> =
            node.kids.iter().flat_map(|kid| kids(kid, &elements, &filled, (sheets, home))).collect();
        if !kids.is_empty() {
            element.set("K", kids);
        }
        file.objects.insert(elements[index], Object::Dictionary(element));
    }
    let numbers = parent_tree(tags, &elements, contents, annotations);
    let tree = file.add_object(dictionary! { "Nums" => numbers });
    let entries = vec![
        ("Type", "StructTreeRoot".into()),
        ("K", Object::Array(vec![elements[0].into()])),
        ("ParentTree", tree.into()),
        ("ParentTreeNextKey", number(sheets.len() + annotations.len())),
    ];
    file.objects.insert(root, Object::Dictionary(dict_of(entries)));
    root
}

fn filled(contents: &[Vec<Slot>], annotations: &[(ObjectId, Slot, usize)]) -> BTreeMap<Slot, Filling> {
    let mut filled: BTreeMap<Slot, Filling> = BTreeMap::new();
    for (page, slots) in contents.iter().enumerate() {
        for (id, slot) in slots.iter().enumerate() {
            filled.entry(*slot).or_default().contents.push((page, id));
        }
    }
    for (annotation, slot, page) in annotations {
        filled.entry(*slot).or_default().annotations.push((*annotation, *page));
    }
    filled
}

/// The element each element stands in.
fn parents(tags: &Tags, root: ObjectId, elements: &[ObjectId]) -> Vec<ObjectId> {
    let mut parents = vec![root; tags.nodes.len()];
    for (node, id) in tags.nodes.iter().zip(elements) {
        for kid in &node.kids {
            if let Kid::Element(Element(kid)) = kid {
                parents[*kid] = *id;
            }
        }
    }
    parents
}

/// The box of each figure, in points from the lower left corner of its page.
fn boxes(tags: &Tags, pages: &Pages) -> BTreeMap<usize, [f32; 4]> {
    let mut bounds: BTreeMap<usize, Bounds> = BTreeMap::new();
    for item in pages.pages.iter().flat_map(|page| &page.items) {
        let element = item.slot.map(|slot| tags.slots[slot.0].0);
        let figure = element.filter(|element| matches!(tags.nodes[*element].role, Role::Figure { .. }));
        if let (Some(figure), Some(more)) = (figure, item.shape.bounds()) {
            bounds.entry(figure).and_modify(|known| *known = known.and(more)).or_insert(more);
        }
    }
    let height = pages.paper.size().1;
    let corners = |b: Bounds| [real(b.from.0), real(height - b.to.1), real(b.to.0), real(height - b.from.1)];
    bounds.into_iter().map(|(figure, bounds)| (figure, corners(bounds))).collect()
}

fn described(role: &Role) -> Dictionary {
    let mut element = dictionary! { "S" => kind(role) };
    match role {
        Role::Heading { title, .. } => element.set("T", text(title)),
        Role::Head { scope, columns } => {
            let mut attributes = spanning(*columns);
            let scope = match scope {
                Scope::Column => "Column",
                Scope::Row => "Row",
            };
            attributes.set("Scope", Object::Name(scope.into()));
            element.set("A", attributes);
        }
        Role::Cell { columns } if *columns > 1 => element.set("A", spanning(*columns)),
        Role::Figure { alt } => element.set("Alt", text(alt)),
        Role::Mark { alt } => element.set("Alt", text(alt)),
        Role::Document | Role::Paragraph | Role::Table | Role::Row | Role::Cell { .. } | Role::Link => {}
    }
    element
}

/// The standard type of an element (ISO 32000-1, 14.8.4).
fn kind(role: &Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Heading { level: 1, .. } => "H1",
        Role::Heading { level: 2, .. } => "H2",
        Role::Heading { .. } => "H3",
        Role::Paragraph => "P",
        Role::Table => "Table",
        Role::Row => "TR",
        Role::Head { .. } => "TH",
        Role::Cell { .. } => "TD",
        Role::Figure { .. } => "Figure",
        Role::Link => "Link",
        Role::Mark { .. } => "Span",
    }
}

/// Attributes of a cell over so many columns.
fn spanning(columns: usize) -> Dictionary {
    let mut attributes = dictionary! { "O" => "Table" };
    if columns > 1 {
        attributes.set("ColSpan", number(columns));
    }
    attributes
}

fn kids(
    kid: &Kid,
    elements: &[ObjectId],
    filled: &BTreeMap<Slot, Filling>,
    (sheets, home): (&[ObjectId], Option<usize>),
) -> Vec<Object> {
    let slot = match kid {
        Kid::Element(element) => return vec![elements[element.0].into()],
        Kid::Slot(slot) => slot,
    };
    let Some(filling) = filled.get(slot) else { return Vec::new() };
    // On the element's own page its number is enough.
    let contents = filling.contents.iter().map(|(page, id)| {
        if Some(*page) == home {
            number(*id)
        } else {
            dictionary! { "Type" => "MCR", "Pg" => sheets[*page], "MCID" => number(*id) }.into()
        }
    });
    let annotations = filling.annotations.iter().map(|(annotation, page)| {
        dictionary! { "Type" => "OBJR", "Pg" => sheets[*page], "Obj" => *annotation }.into()
    });
    contents.chain(annotations).collect()
}

/// The page on which what stands in the element itself begins.
fn home(node: &Node, filled: &BTreeMap<Slot, Filling>) -> Option<usize> {
    node.kids.iter().find_map(|kid| match kid {
        Kid::Element(_) => None,
        Kid::Slot(slot) => Some(filled.get(slot)?.contents.first()?.0),
    })
}

/// From marked contents and annotations back to their elements.
fn parent_tree(
    tags: &Tags,
    elements: &[ObjectId],
    contents: &[Vec<Slot>],
    annotations: &[(ObjectId, Slot, usize)],
) -> Vec<Object> {
    let element = |slot: &Slot| -> Object { elements[tags.slots[slot.0].0].into() };
    let mut numbers = Vec::new();
    for (page, slots) in contents.iter().enumerate() {
        numbers.push(number(page));
        numbers.push(Object::Array(slots.iter().map(element).collect()));
    }
    for (index, (_, slot, _)) in annotations.iter().enumerate() {
        numbers.push(number(contents.len() + index));
        numbers.push(element(slot));
    }
    numbers
}
