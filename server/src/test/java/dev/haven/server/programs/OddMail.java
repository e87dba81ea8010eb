package dev.haven.server.programs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Messages that answer one another, as well and as badly as mail programs say so.
final class OddMail {
  private static final List<String> SUBJECTS =
      List.of(
          "Herons",
          "herons",
          "Plovers at noon",
          "Plovers  at\r\n noon",
          "=?utf-8?Q?Gr=C3=BC=C3=9Fe?=",
          "=?iso-8859-1?Q?Gr=FC=DFe?=",
          "[birds] Herons",
          "[birds][waders] Plovers at noon",
          "[birds]",
          "");

  private static final List<String> PREFIXES =
      List.of("", "", "", "Re: ", "RE:", "re : ", "Fwd: ", "Fw:", "Re[2]: ", "Re: [birds] Fwd: ");

  private static final List<String> SUFFIXES = List.of("", "", "", " (fwd)", "(FWD) (fwd)", "  ");

  private static final List<String> ZONES =
      List.of(" +0000", " -0800", " +1345", " GMT", " EST", " (no zone)", "");

  private final Random random;
  private final List<String> identifiers = new ArrayList<>();

  private OddMail(Random random, int count) {
    this.random = random;
    for (int i = 0; i < count; i++) {
      identifiers.add("<%s%d@birds.example>".formatted(i % 7 == 3 ? "Wader." : "h", i));
    }
    identifiers.add("<\"never seen\"@birds.example>");
    identifiers.add("<gone@birds.example>");
  }

  static List<String> mailbox(Random random, int count) {
    var mail = new OddMail(random, count);
    var messages = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      messages.add(mail.message(i));
    }
    Collections.shuffle(messages, random);
    return messages;
  }

  private String message(int number) {
    var text = new StringBuilder();
    text.append("From: ").append(address()).append("\r\nTo: ").append(address()).append("\r\n");
    if (random.nextBoolean()) {
      text.append("Cc: ").append(address()).append("\r\n");
    }
    if (random.nextInt(8) > 0) {
      text.append("Subject: ").append(subject()).append("\r\n");
    }
    if (random.nextInt(8) > 0) {
      text.append("Date: ").append(date()).append("\r\n");
    }
    if (random.nextInt(9) > 0) {
      var own = random.nextInt(12) == 0 ? identifier() : identifiers.get(number);
      text.append("Message-ID: ").append(own).append("\r\n");
    }
    if (random.nextInt(3) > 0) {
      text.append("References:").append(references(random.nextInt(6))).append("\r\n");
    }
    if (random.nextInt(3) == 0) {
      text.append("In-Reply-To:").append(inReplyTo()).append("\r\n");
    }
    return text.append("\r\nseen at the shore\r\n").toString();
  }

  private String identifier() {
    return identifiers.get(random.nextInt(identifiers.size()));
  }

  private String references(int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(random.nextInt(4) == 0 ? "\r\n\t" : " ").append(identifier());
    }
    return text.toString();
  }

  private String inReplyTo() {
    return switch (random.nextInt(4)) {
      case 0 -> " Jane's message of Monday";
      case 1 -> " Your message of \"Mon, 2 Mar\" " + identifier();
      case 2 -> references(2);
      default -> references(1);
    };
  }

  private String subject() {
    return PREFIXES.get(random.nextInt(PREFIXES.size()))
        + SUBJECTS.get(random.nextInt(SUBJECTS.size()))
        + SUFFIXES.get(random.nextInt(SUFFIXES.size()));
  }

  private String date() {
    return "%d Mar 2026 %02d:%02d:00%s"
        .formatted(
            1 + random.nextInt(3),
            random.nextInt(24),
            10 * random.nextInt(2),
            ZONES.get(random.nextInt(ZONES.size())));
  }

  private String address() {
    return switch (random.nextInt(6)) {
      case 0 -> "Jane Heron <jane@birds.example>";
      case 1 -> "\"heron, jane\" <Jane@birds.example>";
      case 2 -> "=?utf-8?Q?J=C3=B6rg?= <jorg@birds.example>";
      case 3 -> "waders: bob@birds.example, ann@birds.example;";
      case 4 -> "bob@birds.example (Bob)";
      default -> "Sue <sue" + random.nextInt(3) + "@birds.example>";
    };
  }
}
