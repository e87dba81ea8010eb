package dev.haven.server.training;

import java.util.Base64;
import java.util.Locale;

/// Letters of the kinds that people, shops and lists write, each made from its number. Each ends
/// with an end of line, and no line begins with a dot.
final class Letters {
  /// After so many the kinds come again.
  static final int KINDS = 16;

  /// In every letter's subject.
  static final String SUBJECT = "Training";

  private static final String LINE =
      "The quick brown fox jumps over the lazy dog and goes its way.\r\n";
  private static final int SMALL = 8;
  private static final int USUAL = 60;
  private static final int LARGE = 1_000;
  private static final int ATTACHED = 9_000;

  private Letters() {}

  static String of(int number) {
    return switch (number % KINDS) {
      case 0, 8 -> head(number) + plain(SMALL);
      case 1, 9 -> head(number) + alternative(number);
      case 2 -> head(number) + mixed(ATTACHED);
      case 3, 11 -> head(number) + inOtherWords();
      case 4, 12 -> head(number) + answer(number) + plain(SMALL);
      case 5 -> head(number) + list() + alternative(number);
      case 10 -> head(number) + plain(LARGE);
      default -> head(number) + plain(USUAL);
    };
  }

  private static String head(int number) {
    return """
    Return-Path: <sender%1$d@example.org>
    Received: from mail.example.org (mail.example.org [192.0.2.25]) by relay.example.org with
     ESMTPS id %1$dABCDEF; Tue, %2$d Jan 2030 08:00:01 +0000
    Date: Tue, %2$d Jan 2030 10:%3$02d:%3$02d +0200
    From: "Sender, Number %1$d" <sender%1$d@example.org>
    To: First <first@here.test>, person1@here.test
    Cc: A Group:one@example.org, two@example.org;
    Subject: %4$s =?utf-8?q?f=C3=BCr?= number %1$d
    Message-ID: %5$s
    MIME-Version: 1.0
    """
        .formatted(number % 97, number % 28 + 1, number % 60, SUBJECT, id(number))
        .replace("\n", "\r\n");
  }

  static String id(int number) {
    return "<letter." + number + "@example.org>";
  }

  private static String answer(int number) {
    return "In-Reply-To: %s\r\nReferences: %s\r\n %s\r\n"
        .formatted(id(number - 1), id(number - 2), id(number - 1));
  }

  private static String list() {
    return "List-Id: <training.example.org>\r\nPrecedence: bulk\r\n"
        + "List-Unsubscribe: <mailto:off@example.org>\r\n"
        + "DKIM-Signature: v=1; a=rsa-sha256; d=example.org; s=one;\r\n\tb="
        + "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo\r\n\t ".repeat(6)
        + "QQ==\r\n";
  }

  private static String plain(int lines) {
    return "Content-Type: text/plain; charset=us-ascii\r\n\r\n" + LINE.repeat(lines);
  }

  private static String inOtherWords() {
    return "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + "Schöne Grüße aus Žilina, und Привет.\r\n".repeat(SMALL);
  }

  private static String alternative(int number) {
    var text = "Gr=C3=BC=C3=9Fe, =E2=82=AC 20 and a line that goes on=\r\n and on.\r\n";
    return "Content-Type: multipart/alternative; boundary=\"=_b%d\"\r\n\r\n".formatted(number)
        + part(number, "text/plain; charset=\"utf-8\"", "quoted-printable", text.repeat(SMALL))
        + part(number, "text/html; charset=utf-8", "quoted-printable", html(text))
        + "--=_b%d--\r\n".formatted(number);
  }

  private static String html(String text) {
    return ("<p style=3D\"color:red\">" + text + "</p>\r\n").repeat(3 * SMALL);
  }

  private static String mixed(int octets) {
    var encoded = Base64.getMimeEncoder().encodeToString(new byte[octets]) + "\r\n";
    var file = "application/pdf; name=\"%s.pdf\"".formatted(SUBJECT.toLowerCase(Locale.ROOT));
    return "Content-Type: multipart/mixed; boundary=\"=_b0\"\r\n\r\n"
        + "A preamble.\r\n"
        + part(0, "text/plain", "7bit", LINE.repeat(SMALL))
        + part(0, file, "base64\r\nContent-Disposition: attachment", encoded)
        + "--=_b0--\r\n";
  }

  private static String part(int number, String type, String encoding, String body) {
    return "--=_b%d\r\nContent-Type: %s\r\nContent-Transfer-Encoding: %s\r\n\r\n%s\r\n"
        .formatted(number, type, encoding, body);
  }
}
