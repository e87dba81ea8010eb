package dev.haven.smtp;

/// How much of the message a report of failure gives back (RFC 3461 §4.3).
public enum ReturnContent {
  UNSPECIFIED,
  FULL,
  HEADERS
}
