//! Seller and buyer.

use super::check::Filling;
use super::xml::Xml;
use domain::billing::{Document, Party};

pub(super) fn write(xml: &mut Xml, document: &Document, filling: &Filling) {
    xml.within("cac:AccountingSupplierParty", |xml| {
        party(xml, &document.seller, |xml| {
            match vat_id(&document.seller) {
                Some(id) if filling.shows_vat_ids => tax_scheme(xml, &id, "VAT"),
                Some(_) => {}
                // Registered for taxes under a number that is no VAT id (BT-32).
                None => tax_scheme(xml, document.seller.tax_id.trim(), "TAX"),
            }
        })
    });
    xml.within("cac:AccountingCustomerParty", |xml| {
        party(xml, &document.buyer, |xml| {
            if let Some(id) = vat_id(&document.buyer).filter(|_| filling.shows_vat_ids) {
                tax_scheme(xml, &id, "VAT");
            }
        })
    });
}

/// The tax id, where it is one the standard knows: it begins with its country (BR-CO-09). Greece writes EL, Northern
/// Ireland XI.
pub(super) fn vat_id(party: &Party) -> Option<String> {
    let id: String = party.tax_id.chars().filter(|sign| !sign.is_whitespace()).collect();
    let prefixes = match party.country.trim() {
        "GR" => ["EL", "GR"],
        "GB" => ["GB", "XI"],
        country => [country, country],
    };
    let begins = |prefix: &str| prefix.len() == 2 && id.len() > 2 && id.starts_with(prefix);
    prefixes.into_iter().any(begins).then_some(id)
}

fn tax_scheme(xml: &mut Xml, id: &str, scheme: &str) {
    if id.is_empty() {
        return;
    }
    xml.within("cac:PartyTaxScheme", |xml| {
        xml.text("cbc:CompanyID", id);
        xml.within("cac:TaxScheme", |xml| xml.text("cbc:ID", scheme));
    });
}

fn party(xml: &mut Xml, party: &Party, taxes: impl FnOnce(&mut Xml)) {
    xml.within("cac:Party", |xml| {
        if let Some(endpoint) = &party.endpoint {
            xml.with("cbc:EndpointID", ("schemeID", &endpoint.scheme), &endpoint.id);
        }
        xml.within("cac:PartyName", |xml| xml.text("cbc:Name", &party.name));
        xml.within("cac:PostalAddress", |xml| address(xml, party));
        taxes(xml);
        xml.within("cac:PartyLegalEntity", |xml| {
            xml.text("cbc:RegistrationName", &party.name);
            xml.text("cbc:CompanyID", &party.company_id);
        });
        if [&party.phone, &party.email].iter().any(|way| !way.trim().is_empty()) {
            xml.within("cac:Contact", |xml| {
                xml.text("cbc:Telephone", &party.phone);
                xml.text("cbc:ElectronicMail", &party.email);
            });
        }
    });
}

fn address(xml: &mut Xml, party: &Party) {
    let lines: Vec<&str> =
        party.address.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
    xml.text("cbc:StreetName", lines.first().unwrap_or(&""));
    xml.text("cbc:AdditionalStreetName", lines.get(1).unwrap_or(&""));
    xml.text("cbc:CityName", &party.city);
    xml.text("cbc:PostalZone", &party.postal_code);
    xml.text("cbc:CountrySubentity", &party.region);
    let rest = lines.get(2..).unwrap_or_default().join(", ");
    if !rest.is_empty() {
        xml.within("cac:AddressLine", |xml| xml.text("cbc:Line", &rest));
    }
    xml.within("cac:Country", |xml| xml.text("cbc:IdentificationCode", party.country.trim()));
}
