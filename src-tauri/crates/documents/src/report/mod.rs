//! The monthly SLA report as a PDF.
