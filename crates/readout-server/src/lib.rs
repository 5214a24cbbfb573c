//! Web pages and JSON routes over a record
