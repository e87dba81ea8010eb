package dev.haven.server.command;

import dev.haven.server.control.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// What to type into a mail program, as text.
final class SettingsText {
  private SettingsText() {}

  /// Of each protocol the best, then where it is to be had without typing.
  static List<String> card(Answer.SetupShown shown) {
    var table = new Table("SETTING", "SERVER", "PORT", "SECURITY", "USER NAME");
    var told = new HashSet<String>();
    for (var server : shown.servers()) {
      if (told.add(server.protocol())) {
        var purpose = server.protocol().equals("SMTP") ? "SMTP (sending)" : server.protocol();
        table.add(
            purpose,
            shown.host(),
            Integer.toString(server.port()),
            server.security(),
            shown.account());
      }
    }
    var lines = new ArrayList<>(table.lines());
    shown
        .page()
        .ifPresent(page -> {
          lines.add("");
          lines.add("The same as a page, with a profile for iPhone, iPad and Mac:");
          lines.add("  " + page);
        });
    return lines;
  }
}
