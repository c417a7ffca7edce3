//! Language and region of a client.

/// A language tag (BCP 47): `en-NZ`, `fr-CA`, in its canonical spelling.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Locale(String);

impl Locale {
    /// Reads a tag and spells it canonically.
    ///
    /// # Errors
    /// A sentence when it is not well formed.
    ///
    /// ```
    /// use domain::clients::Locale;
    /// assert_eq!(Locale::parse("EN-nz").unwrap().tag(), "en-NZ");
    /// assert_eq!(Locale::parse("zh-hant-tw").unwrap().tag(), "zh-Hant-TW");
    /// assert!(Locale::parse("English").unwrap_err().contains("en-NZ"));
    /// assert!(Locale::parse("en_NZ!").is_err());
    /// ```
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let tag = icu_locale_core::Locale::try_from_str(text);
        // A language of more than three letters is well formed and registered nowhere: a word, not a tag.
        let tag = tag.ok().filter(|tag| (2..=3).contains(&tag.id.language.as_str().len()));
        tag.map(|tag| Self(tag.to_string()))
            .ok_or_else(|| format!("\"{text}\" is not a language tag (BCP 47) such as en-NZ or fr-CA."))
    }

    /// The tag.
    pub fn tag(&self) -> &str {
        &self.0
    }
}
