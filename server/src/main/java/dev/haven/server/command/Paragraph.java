package dev.haven.server.command;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/// Words, broken into lines that a terminal shows well.
final class Paragraph {
  private static final int WIDTH = 100;

  private Paragraph() {}

  /// Its lines, each of them behind the indentation.
  static List<String> of(String text, String indentation) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var words = new StringTokenizer(text, " "); words.hasMoreTokens(); ) {
      var word = words.nextToken();
      if (!line.isEmpty() && indentation.length() + line.length() + 1 + word.length() > WIDTH) {
        lines.add(indentation + line);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(indentation + line);
    return lines;
  }
}
