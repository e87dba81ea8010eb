package dev.haven.testkit;

import java.util.List;

/// One line of a transcript, and where it stands.
///
/// @param where file and line number
/// @param connection 1 unless the line names another
record Step(String where, int connection, Action action) {
  /// What the line asks for.
  sealed interface Action {}

  record Send(String text) implements Action {}

  record SendRaw(String text) implements Action {}

  record Expect(String text) implements Action {}

  record ExpectRaw(String text) implements Action {}

  record ExpectAnyOrder(List<String> texts) implements Action {}

  record SkipTo(String text) implements Action {}

  record Tls() implements Action {}

  record Eof() implements Action {}

  record Close() implements Action {}

  record Timeout() implements Action {}

  record Shutdown() implements Action {}

  record Act(String what) implements Action {}
}
