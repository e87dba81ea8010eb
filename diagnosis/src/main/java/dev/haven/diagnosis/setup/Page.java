package dev.haven.diagnosis.setup;

/// What was fetched, or why nothing was.
public sealed interface Page {
  @SuppressWarnings("ArrayRecordComponent") // read once
  record Fetched(byte[] body) implements Page {}

  record Missing(String why) implements Page {}
}
