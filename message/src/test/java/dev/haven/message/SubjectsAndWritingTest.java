package dev.haven.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.testkit.RandomInput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Base subjects (RFC 5256 §2.1), and headers that we write ourselves.
class SubjectsAndWritingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "hello | hello | false",
        "Re: hello | hello | true",
        "RE:  Fwd: FW : hello | hello | true",
        "Re[2]: hello | hello | true",
        "[list] hello | hello | false",
        "[list] [two] Re: [three] hello (fwd) | hello | true",
        "hello (fwd) (FWD) | hello | true",
        "[Fwd: Re: hello] | hello | true",
        "[Fwd: [Fwd: hello]] | hello | true",
        "[only] | [only] | false",
        "Re: [only] | [only] | true",
        "Re: | ~~ | true",
        "~  a   b  ~ | a b | false",
        "Regarding: hello | Regarding: hello | false",
        "[a[b] hello | [a[b] hello | false",
        "forward: hello | forward: hello | false",
        "re hello | re hello | false",
      })
  void baseSubjects(String subject, String expected, boolean reply) {
    var base = BaseSubject.of(subject);
    assertEquals(expected, base.text());
    assertEquals(reply, base.isReply());
  }

  @TestFactory
  Stream<DynamicTest> anySubjectHasABase() {
    return RandomInput.seeds(
        200,
        random -> {
          var pieces = List.of("Re", "fwd", ":", "[", "]", " ", "(fwd)", "x", "[Fwd:");
          var subject = new StringBuilder();
          for (int i = random.nextInt(40); i > 0; i--) {
            subject.append(pieces.get(random.nextInt(pieces.size())));
          }
          var base = BaseSubject.of(subject.toString()).text();
          assertTrue(base.length() <= subject.length());
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Jane Doe | jane | a.b | Jane Doe <jane@a.b>",
        "~~ | jane | a.b | jane@a.b",
        "Doe, Jane | jane | a.b | \"Doe, Jane\" <jane@a.b>",
        "J\u00e4 | jane | a.b | =?utf-8?B?SsOk?= <jane@a.b>",
        "a\"b\\ | jane | a.b | \"a\\\"b\\\\\" <jane@a.b>",
        "~~ | a b | a.b | \"a b\"@a.b",
        "~~ | a..b | a.b | \"a..b\"@a.b",
        "~~ | .a | a.b | \".a\"@a.b",
        "~~ | ~~ | a.b | \"\"@a.b",
      })
  void addresses(String name, String localPart, String domain, String expected) {
    var address = new MailAddress(name, localPart, domain);
    assertEquals(expected, address.toString());
    assertEquals(List.of(address), MailAddress.parse(address.toString()));
  }

  @Test
  void aHeaderIsFoldedAndEncoded() {
    var header =
        new HeaderWriter()
            .text("Subject", "Gr\u00fc\u00dfe")
            .addresses("To", List.of(new MailAddress("", "a", "b"), new MailAddress("C", "c", "d")))
            .date("Date", new SentDate(0, 60))
            .field(
                "References",
                "<1111111111111111111111@example.org> <2222222222222222222222222@example.org>")
            .header();
    assertEquals(
        """
        Subject: =?utf-8?B?R3LDvMOfZQ==?=
        To: a@b, C <c@d>
        Date: Thu, 1 Jan 1970 01:00:00 +0100
        References: <1111111111111111111111@example.org>
         <2222222222222222222222222@example.org>

        """
            .replace("\n", "\r\n"),
        new String(header, StandardCharsets.UTF_8));
  }

  @TestFactory
  Stream<DynamicTest> nothingWrittenBeginsAnotherField() {
    return RandomInput.seeds(
        200,
        random -> {
          var text = new StringBuilder();
          for (int i = random.nextInt(200); i > 0; i--) {
            text.append("ab \r\n:\u00e4\t\0X-A: b\r\n\r\n".charAt(random.nextInt(19)));
          }
          var value = text.toString();
          var header =
              new HeaderWriter()
                  .text("Subject", value)
                  .field("X-A", value)
                  .addresses("To", List.of(new MailAddress(value, value, value)))
                  .header();
          var fields = HeaderFields.of(header);
          assertEquals(3, fields.count());
          assertEquals("\r\n", fields.tail().toString());
          assertFalse(new String(header, StandardCharsets.UTF_8).contains("\r\n \r\n"));
        });
  }

  @Test
  void aSubjectComesBackAsItWasWritten() {
    var subject = "Stra\u00dfe \ud83d\ude00 ".repeat(20).strip();
    var fields = HeaderFields.of(new HeaderWriter().text("Subject", subject).header());
    assertEquals(subject, EncodedWords.decode(fields.first(FieldName.SUBJECT).orElseThrow()));
  }
}
