package dev.haven.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.haven.testkit.RandomInput;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HeaderEditorTest {
  private static final Supplement SUPPLEMENT = new Supplement("Date: D\r\n", "Message-ID: <M>\r\n");

  private static final String RESULTS = "Authentication-Results: ";

  private static Arguments kept(String message) {
    return arguments(message, message);
  }

  static Stream<Arguments> relayed() {
    return Stream.of(
        arguments("", ""),
        arguments("\r\n", "\r\n"),
        arguments("Subject: a\r\n\r\nbody", "Subject: a\r\n\r\nbody"),
        arguments("Return-Path: <a>\r\n", ""),
        arguments("Return-Path: <a>\r\n\r\nb", "\r\nb"),
        arguments("A: 1\r\nRETURN-PATH:\r\n\t<a>\r\nB: 2\r\n\r\n", "A: 1\r\nB: 2\r\n\r\n"),
        arguments("Return-Path-Not: <a>\r\n\r\n", "Return-Path-Not: <a>\r\n\r\n"),
        arguments("\r\nReturn-Path: <a>\r\n", "\r\nReturn-Path: <a>\r\n"),
        arguments("Return-Path", "Return-Path"),
        arguments("Text\r\nReturn-Path: <a>\r\n", "Text\r\nReturn-Path: <a>\r\n"),
        arguments("From a@b Sat\r\nReturn-Path: <a>\r\nA: 1\r\n", "From a@b Sat\r\nA: 1\r\n"),
        arguments("A: 1\r\r\nReturn-Path: <a>\r\n\r\n", "A: 1\r\r\n\r\n"),
        // RFC 8601 §5
        arguments(RESULTS + "mx.example.com; spf=pass\r\nA: 1\r\n\r\nb", "A: 1\r\n\r\nb"),
        arguments("A: 1\r\n" + RESULTS + "\r\n\tMX.example.com;\r\n spf=pass", "A: 1\r\n"),
        arguments(RESULTS + "mx.example.com; spf=pass\r\n", ""),
        arguments(
            "AUTHENTICATION-results \t: (x)\r\n (y) \"mx.example.com\" 1; none\r\n\r\n", "\r\n"),
        arguments(RESULTS + "a.example 2; none\r\n\r\n", "\r\n"),
        arguments(RESULTS + "x".repeat(70_000) + "; none\r\n\r\n", "\r\n"),
        kept(RESULTS + "mx.example.net; spf=pass\r\nA: 1\r\n\r\nb"),
        kept(RESULTS + "a.example;\r\n spf=pass (mx.example.com)\r\n"),
        kept(RESULTS + "spf=pass (no name at all)"),
        kept("X-" + RESULTS + "mx.example.com; spf=pass\r\n\r\n"),
        kept("ARC-" + RESULTS + "i=1; mx.example.com; spf=pass\r\n\r\n"),
        kept("\r\n" + RESULTS + "mx.example.com; spf=pass\r\n"),
        arguments("A: 1\r\n\rB", "A: 1\r\n\rB"),
        arguments(" folded first\r\nReturn-Path: <a>", " folded first\r\nReturn-Path: <a>"),
        arguments("x".repeat(300) + ": 1\r\nA: 1\r\n", "x".repeat(300) + ": 1\r\nA: 1\r\n"));
  }

  @ParameterizedTest
  @MethodSource
  void relayed(String message, String expected) throws Refused {
    assertEquals(
        expected,
        edited(
            message,
            new RelayedHeader(
                50, new OwnResults("mx.example.com"), new HeaderWishes(Additions.NONE, false)),
            new Random(1)));
  }

  static Stream<Arguments> submitted() {
    return Stream.of(
        arguments("A: 1\r\n\r\nb", "A: 1\r\nDate: D\r\nMessage-ID: <M>\r\n\r\nb"),
        arguments("Date: x\r\n\r\nb", "Date: x\r\nMessage-ID: <M>\r\n\r\nb"),
        arguments("message-id: x\r\n\r\n", "message-id: x\r\nDate: D\r\n\r\n"),
        arguments("DATE: 1\r\nMessage-ID: 2\r\n\r\nb", "DATE: 1\r\nMessage-ID: 2\r\n\r\nb"),
        // no header at all: the text becomes the body (RFC 5322 §2.1)
        arguments("Hello you\r\n", "Date: D\r\nMessage-ID: <M>\r\n\r\nHello you\r\n"),
        arguments("A: 1\r\nHello\r\n", "A: 1\r\nDate: D\r\nMessage-ID: <M>\r\n\r\nHello\r\n"),
        // no body at all
        arguments("A: 1\r\n", "A: 1\r\nDate: D\r\nMessage-ID: <M>\r\n"),
        arguments("", "Date: D\r\nMessage-ID: <M>\r\n"),
        // a header that ends within a field
        arguments("A: 1", "A: 1\r\nDate: D\r\nMessage-ID: <M>\r\n"),
        arguments("Bcc: a\r\n b\r\nA: 1\r\n\r\n", "A: 1\r\nDate: D\r\nMessage-ID: <M>\r\n\r\n"));
  }

  @ParameterizedTest
  @MethodSource
  void submitted(String message, String expected) throws Refused {
    assertEquals(expected, edited(message, program(), new Random(1)));
  }

  @TestFactory
  Stream<DynamicTest> portionsDoNotMatter() {
    var messages = Stream.concat(relayed(), submitted()).map(a -> (String) a.get()[0]).toList();
    return RandomInput.seeds(
        200,
        random -> {
          var message = messages.get(random.nextInt(messages.size())).getBytes(ISO_8859_1);
          var text = new String(RandomInput.mutate(message, random), ISO_8859_1);
          assertEquals(
              whole(text), edited(text, program(), random), () -> text.replace("\r\n", "|"));
        });
  }

  /// Rules that ask nobody who may send as whom.
  private static HeaderRules program() {
    return new SubmittedHeader(
        new RelayedHeader(
            50, new OwnResults("mx.example.com"), new HeaderWishes(Additions.NONE, false)),
        SUPPLEMENT,
        Optional.empty());
  }

  private static String whole(String message) throws Refused {
    var mail = new CollectedMail();
    var editor = new HeaderEditor(program(), mail);
    var bytes = message.getBytes(ISO_8859_1);
    editor.edit(bytes, 0, bytes.length);
    editor.finish();
    return mail.text();
  }

  private static String edited(String message, HeaderRules rules, Random random) throws Refused {
    var mail = new CollectedMail();
    var editor = new HeaderEditor(rules, mail);
    var bytes = message.getBytes(ISO_8859_1);
    for (int at = 0; at < bytes.length; ) {
      int length = 1 + random.nextInt(Math.min(4, bytes.length - at));
      editor.edit(bytes, at, length);
      at += length;
    }
    editor.finish();
    return mail.text();
  }
}
