package dev.haven.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.haven.directory.Address;
import dev.haven.testkit.RandomInput;
import dev.haven.wire.SyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CommandParserTest {
  static Stream<Arguments> accepted() {
    return Stream.of(
        arguments("EHLO mail.example.com", new Command.Ehlo("mail.example.com")),
        arguments("ehlo [192.0.2.1]", new Command.Ehlo("[192.0.2.1]")),
        arguments("EHLO  printer_3 ", new Command.Ehlo("printer_3")),
        arguments("HELO localhost", new Command.Helo("localhost")),
        arguments("MAIL FROM:<>", new Command.Mail(Optional.empty(), List.of())),
        arguments("MAIL FROM:<jane@example.com>", mail("jane", "example.com")),
        arguments("mail from:<jane@EXAMPLE.com>", mail("jane", "example.com")),
        arguments("MAIL FROM: <jane@example.com>", mail("jane", "example.com")),
        arguments("MAIL FROM:<\"jane doe\"@example.com>", mail("jane doe", "example.com")),
        arguments("MAIL FROM:<\"a\\\"b\"@example.com>", mail("a\"b", "example.com")),
        arguments("MAIL FROM:<j@My_Host.example>", mail("j", "my_host.example")),
        arguments(
            "MAIL FROM:<" + "x".repeat(255) + "@a.example>", mail("x".repeat(255), "a.example")),
        arguments("MAIL FROM:<j@[192.0.2.1]>", mail("j", "[192.0.2.1]")),
        arguments("MAIL FROM:<@a.example,@b.example:j@c.example>", mail("j", "c.example")),
        arguments(
            "MAIL FROM:<j@c.example> SIZE=1000 BODY=8BITMIME SMTPUTF8 AUTH=a+3Db@c RET=FULL",
            mail(
                "j",
                "c.example",
                new Parameter.Size(1000),
                new Parameter.Body(BodyType.EIGHT_BIT_MIME),
                new Parameter.SmtpUtf8(),
                new Parameter.Auth("a+3Db@c"),
                new Parameter.Ret(ReturnContent.FULL))),
        arguments(
            "MAIL FROM:<j@c.example> body=7bit", mail("j", "c.example", body(BodyType.SEVEN_BIT))),
        arguments(
            "MAIL FROM:<j@c.example> BODY=BINARYMIME",
            mail("j", "c.example", body(BodyType.BINARY_MIME))),
        arguments(
            "MAIL FROM:<jürgen@bücher.example>",
            new Command.Mail(
                Optional.of(new Path(new Address("jürgen", "xn--bcher-kva.example"), true)),
                List.of())),
        arguments("RCPT TO:<jane@example.com>", rcpt("jane", "example.com")),
        arguments("rcpt to:<Postmaster>", rcpt("Postmaster", "")),
        arguments("RCPT TO:<a.b+c@example.com>", rcpt("a.b+c", "example.com")),
        arguments("DATA", new Command.Data()),
        arguments("data  ", new Command.Data()),
        arguments("BDAT 0", new Command.Bdat(0, false)),
        arguments("BDAT 86 LAST", new Command.Bdat(86, true)),
        arguments("bdat 86 last ", new Command.Bdat(86, true)),
        arguments("RSET", new Command.Rset()),
        arguments("NOOP", new Command.Noop()),
        arguments("NOOP whatever <this> is", new Command.Noop()),
        arguments("HELP DATA", new Command.Help()),
        arguments("VRFY jane doe", new Command.Vrfy("jane doe")),
        arguments("EXPN team", new Command.Expn("team")),
        arguments("QUIT", new Command.Quit()),
        arguments("STARTTLS", new Command.StartTls()),
        arguments("AUTH LOGIN", new Command.Auth("LOGIN", Optional.empty())),
        arguments(
            "auth scram-sha-256 biws", new Command.Auth("SCRAM-SHA-256", Optional.of("biws"))),
        arguments("AUTH PLAIN =", new Command.Auth("PLAIN", Optional.of("="))),
        arguments("XADR NAME=a", new Command.Unknown("XADR")));
  }

  private static Command mail(String localPart, String domain, Parameter... parameters) {
    return new Command.Mail(
        Optional.of(new Path(new Address(localPart, domain), false)), List.of(parameters));
  }

  private static Command rcpt(String localPart, String domain) {
    return new Command.Rcpt(new Path(new Address(localPart, domain), false), List.of());
  }

  private static Parameter body(BodyType type) {
    return new Parameter.Body(type);
  }

  @ParameterizedTest
  @MethodSource
  void accepted(String line, Command expected) throws SyntaxException {
    assertEquals(expected, parse(line));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          |0
           EHLO a|0
          EHLO|4
          EHLO |5
          EHLO a b|7
          EHLO (a)|5
          MAIL|4
          MAIL FROM|9
          MAIL TO:<a@b.example>|5
          MAIL FROM:a@b.example|10
          MAIL FROM:<a>|12
          MAIL FROM:<a@>|13
          MAIL FROM:<a@b.example|22
          MAIL FROM:<a@_..b>|17
          RCPT TO:<a@b_c>|12
          MAIL FROM:<a..b@c.example>|13
          MAIL FROM:<a@b.example>SIZE=1|23
          MAIL FROM:<a@b.example> SIZE|28
          MAIL FROM:<a@b.example> SIZE=x|29
          MAIL FROM:<a@b.example> =|24
          RCPT TO:<>|9
          RCPT TO:<someone>|16
          DATA now|5
          QUIT now|5
          VRFY|4
          AUTH|4
          AUTH |5
          AUTH PLAIN a b|13
          """)
  void refused(String line, int position) {
    var refused = assertThrows(SyntaxException.class, () -> parse(line == null ? "" : line));
    assertEquals(position, refused.position(), refused.getMessage());
  }

  /// Where the size is unknown, so is the place of the next command.
  @ParameterizedTest
  @CsvSource({
    "BDAT",
    "BDAT x",
    "BDAT -1",
    "BDAT 1 FIRST",
    "BDAT 1 LAST now",
    "BDAT 9999999999999999999"
  })
  void aChunkWithoutSizeIsACommandOfItsOwn(String line) throws SyntaxException {
    assertInstanceOf(Command.BrokenBdat.class, parse(line));
  }

  @Test
  void aPasswordIsNotPrinted() throws SyntaxException {
    assertFalse(parse("AUTH PLAIN AGphbmUAc2VjcmV0").toString().contains("AGphbmUAc2VjcmV0"));
  }

  /// Whatever comes is a command or a syntax error within the line.
  @TestFactory
  Stream<DynamicTest> anyMutationOfACommandIsUnderstoodOrRefused() {
    var lines = accepted().map(arguments -> (String) arguments.get()[0]).toList();
    return RandomInput.seeds(
        50,
        random -> {
          for (int i = 0; i < 200; i++) {
            var original = lines.get(random.nextInt(lines.size())).getBytes(UTF_8);
            var line = RandomInput.mutate(original, random);
            try {
              CommandParser.parse(new SmtpCursor(line));
            } catch (SyntaxException bad) {
              assertFalse(bad.position() < 0 || bad.position() > line.length);
            }
          }
        });
  }

  private static Command parse(String line) throws SyntaxException {
    return CommandParser.parse(new SmtpCursor(line.getBytes(UTF_8)));
  }
}
