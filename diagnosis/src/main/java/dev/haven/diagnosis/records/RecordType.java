package dev.haven.diagnosis.records;

/// The types of records that mail needs.
public enum RecordType {
  A,
  AAAA,
  MX,
  TXT,
  CNAME,
  SRV,
  /// RFC 6698 §2.
  TLSA,
  /// RFC 8659 §4.
  CAA,
  PTR
}
