package dev.haven.smtp.client;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// What was said in a session, for whoever has to find out why it failed: how it began, and the
/// last of it. Never credentials, never message content: who writes here leaves them out.
///
/// For the session's thread.
final class Transcript {
  private static final int BEGINNING = 12;
  private static final int LATEST = 40;
  private static final int LONGEST = 300;

  private final List<String> beginning = new ArrayList<>();
  private final ArrayDeque<String> latest = new ArrayDeque<>();
  private int omitted;

  void sent(String line) {
    add("C: " + line);
  }

  void received(String line) {
    add("S: " + line);
  }

  /// What happened besides.
  void note(String what) {
    add("-- " + what);
  }

  private void add(String line) {
    var kept = line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    if (beginning.size() < BEGINNING) {
      beginning.add(kept);
      return;
    }
    latest.add(kept);
    if (latest.size() > LATEST) {
      latest.removeFirst();
      omitted++;
    }
  }

  List<String> lines() {
    var lines = new ArrayList<>(beginning);
    if (omitted > 0) {
      lines.add("-- " + omitted + " lines left out");
    }
    lines.addAll(latest);
    return List.copyOf(lines);
  }
}
