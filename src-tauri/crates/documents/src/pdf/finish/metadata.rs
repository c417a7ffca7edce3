//! Dates, names and XMP.

use super::{Colophon, dict_of, text};
use chrono::Datelike;
use lopdf::{Dictionary, Object};

pub(super) fn info(colophon: &Colophon) -> Dictionary {
    let made = colophon.made.at_offset(0).format("D:%Y%m%d%H%M%SZ").to_string();
    dict_of(vec![
        ("Title", text(&colophon.title)),
        ("Author", text(&colophon.author)),
        ("Subject", text(&colophon.subject)),
        ("Creator", text(&colophon.program)),
        ("Producer", text(&colophon.program)),
        ("CreationDate", Object::string_literal(made.as_str())),
        ("ModDate", Object::string_literal(made.as_str())),
    ])
}

/// The same as XMP (ISO 16684-1), with what XML needs escaped.
pub(super) fn xmp(colophon: &Colophon) -> String {
    let made = colophon.made.to_string();
    debug_assert!(colophon.made.at_offset(0).year() < 10_000, "XMP dates have four-digit years");
    let (title, author) = (escaped(&colophon.title), escaped(&colophon.author));
    let (subject, program) = (escaped(&colophon.subject), escaped(&colophon.program));
    let language = escaped(&colophon.language);
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<xmp:CreateDate>{made}</xmp:CreateDate>
<xmp:ModifyDate>{made}</xmp:ModifyDate>
<xmp:MetadataDate>{made}</xmp:MetadataDate>
<pdf:Producer>{program}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"#,
        bom = '\u{feff}'
    )
}

/// What XML 1.0 needs escaped; characters it cannot hold at all become spaces.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for character in words.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::time::Instant;

    #[test]
    fn a_name_with_markup_stays_a_name() {
        let colophon = Colophon {
            title: "Bell & Co <Ltd>\u{b}".to_owned(),
            author: "\"A\"".to_owned(),
            subject: String::new(),
            program: "MSP Desk".to_owned(),
            language: "en-NZ".to_owned(),
            made: Instant::from_unix(0),
        };
        let xmp = xmp(&colophon);
        assert!(xmp.contains("Bell &amp; Co &lt;Ltd&gt; <"), "{xmp}");
        assert!(xmp.contains("&quot;A&quot;"));
        assert!(xmp.contains("<xmp:CreateDate>1970-01-01T00:00:00Z</xmp:CreateDate>"));
    }
}
