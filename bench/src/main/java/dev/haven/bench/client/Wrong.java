package dev.haven.bench.client;

import java.io.IOException;

/// A server answered something else than it must; a figure of such a run means nothing.
public final class Wrong extends IOException {
  private static final int LONGEST = 300;

  public Wrong(String message) {
    super(message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message);
  }
}
