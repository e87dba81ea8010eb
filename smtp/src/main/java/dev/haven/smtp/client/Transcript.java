package dev.haven.smtp.client;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

  private final boolean timed;
  private final long began = System.nanoTime();

  /// @param timed whether each line says when it was said
  Transcript(boolean timed) {
    this.timed = timed;
  }

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
    var said = line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    var kept = timed ? time() + said : said;
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

  private String time() {
    return String.format(Locale.ROOT, "%6.3f s  ", (System.nanoTime() - began) / 1e9);
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
