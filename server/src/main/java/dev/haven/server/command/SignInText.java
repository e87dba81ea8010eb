package dev.haven.server.command;

import dev.haven.server.control.Answer;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/// Sign-ins as text: a table, and below it what each kind of refusal means and what to do.
final class SignInText {
  private SignInText() {}

  static List<String> of(Answer.SignInsShown shown) {
    if (shown.signIns().isEmpty()) {
      return List.of("Nobody has signed in, or tried to, as far as this is kept (30 days).");
    }
    var lines = new ArrayList<>(of(shown.signIns()));
    if (shown.more() > 0) {
      lines.add("");
      lines.add(shown.more() + " more, older; show them with --most");
    }
    return lines;
  }

  static List<String> of(List<Answer.SignIn> signIns) {
    var table = new Table("LAST", "TIMES", "FROM", "AT", "TLS", "PROGRAM", "BY", "USER", "OUTCOME");
    for (var signIn : signIns) {
      table.add(
          signIn.last().truncatedTo(ChronoUnit.SECONDS).toString(),
          Long.toString(signIn.count()),
          signIn.from(),
          signIn.port() == 0 ? signIn.listener() : "port " + signIn.port(),
          tls(signIn),
          orDash(signIn.program()),
          orDash(signIn.mechanism()),
          user(signIn.user()),
          signIn.outcome().replace('_', ' '));
    }
    var lines = new ArrayList<>(table.lines());
    lines.addAll(reasons(signIns));
    return lines;
  }

  private static String tls(Answer.SignIn signIn) {
    if (signIn.tls().isEmpty()) {
      return "none";
    }
    return signIn.tls().replace("TLSv", "")
        + (signIn.serverName().isEmpty() ? "" : " " + signIn.serverName());
  }

  /// In quotes where a blank could be overlooked.
  private static String user(String typed) {
    return typed.equals(typed.strip()) ? orDash(typed) : '"' + typed + '"';
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "-" : text;
  }

  private static List<String> reasons(List<Answer.SignIn> signIns) {
    var reasons = new LinkedHashSet<Answer.Why>();
    var lines = new ArrayList<String>();
    for (var signIn : signIns) {
      if (signIn.why().isPresent() && reasons.add(signIn.why().get())) {
        var why = signIn.why().get();
        lines.add("");
        lines.add(
            "! %s  %s (%s)"
                .formatted(
                    why.id(),
                    why.cause(),
                    signIn.outcome().replace('_', ' ').toLowerCase(Locale.ROOT)));
        lines.addAll(Paragraph.of(why.meaning(), "  "));
        lines.addAll(Paragraph.of("What to do: " + why.remedy(), "  "));
      }
    }
    return lines;
  }
}
