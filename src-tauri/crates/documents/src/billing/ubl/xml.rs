//! Elements in the order they are asked for, none of them empty (PEPPOL-EN16931-R008).

use domain::money::Money;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

const NAMESPACE: &str = "urn:oasis:names:specification:ubl:schema:xsd:";

pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    pub(super) fn new() -> Self {
        let mut xml = Self(Writer::new_with_indent(Vec::new(), b' ', 2));
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        xml
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        let mut bytes = self.0.into_inner();
        bytes.push(b'\n');
        bytes
    }

    /// The whole document, in the namespace of its name.
    pub(super) fn root(&mut self, name: &str, inside: impl FnOnce(&mut Self)) {
        let [own, aggregate, basic] = [name, "CommonAggregateComponents", "CommonBasicComponents"]
            .map(|part| format!("{NAMESPACE}{part}-2"));
        let spaces = [("xmlns", own), ("xmlns:cac", aggregate), ("xmlns:cbc", basic)];
        let spaces = spaces.iter().map(|(key, value)| (*key, value.as_str()));
        self.event(Event::Start(BytesStart::new(name).with_attributes(spaces)));
        inside(self);
        self.event(Event::End(BytesEnd::new(name)));
    }

    pub(super) fn within(&mut self, name: &str, inside: impl FnOnce(&mut Self)) {
        self.event(Event::Start(BytesStart::new(name)));
        inside(self);
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element with words; none where there are no words.
    pub(super) fn text(&mut self, name: &str, words: &str) {
        self.leaf(BytesStart::new(name), name, words);
    }

    /// The same with an attribute.
    pub(super) fn with(&mut self, name: &str, attribute: (&str, &str), words: &str) {
        self.leaf(BytesStart::new(name).with_attributes([attribute]), name, words);
    }

    pub(super) fn amount(&mut self, name: &str, amount: Money) {
        self.with(name, ("currencyID", amount.currency.code()), &amount.plain());
    }

    fn leaf(&mut self, start: BytesStart<'_>, name: &str, words: &str) {
        let words = speakable(words);
        if words.is_empty() {
            return;
        }
        self.event(Event::Start(start));
        self.event(Event::Text(BytesText::new(&words)));
        self.event(Event::End(BytesEnd::new(name)));
    }

    fn event(&mut self, event: Event<'_>) {
        self.0.write_event(event).expect("memory takes every event");
    }
}

/// Words without what XML 1.0 cannot hold, which becomes blanks.
fn speakable(words: &str) -> String {
    let one = |sign: char| match sign {
        '\n' | '\t' => sign,
        sign if sign.is_control() || matches!(sign, '\u{fffe}' | '\u{ffff}') => ' ',
        sign => sign,
    };
    words.chars().map(one).collect::<String>().trim().to_owned()
}
