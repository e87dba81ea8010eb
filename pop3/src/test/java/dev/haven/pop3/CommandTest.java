package dev.haven.pop3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.testkit.RandomInput;
import dev.haven.wire.ByteSet;
import dev.haven.wire.SyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {
  record Row(String line, Command command) {}

  static Stream<Row> accepted() {
    return Stream.of(
        new Row("CAPA", new Command.Capa()),
        new Row("capa", new Command.Capa()),
        new Row("STLS", new Command.Stls()),
        new Row("UTF8", new Command.Utf8()),
        new Row("USER a b", new Command.User("a b")),
        new Row("PASS  two spaces ", new Command.Pass(" two spaces ")),
        new Row("AUTH", new Command.Auth(Optional.empty(), Optional.empty())),
        new Row("AUTH PLAIN", new Command.Auth(Optional.of("PLAIN"), Optional.empty())),
        new Row("AUTH PLAIN =", new Command.Auth(Optional.of("PLAIN"), Optional.of("="))),
        new Row("STAT", new Command.Stat()),
        new Row("LIST", new Command.Scan(OptionalInt.empty())),
        new Row("LIST 7", new Command.Scan(OptionalInt.of(7))),
        new Row("RETR 007", new Command.Retr(7)),
        new Row("DELE 1", new Command.Dele(1)),
        new Row("NOOP", new Command.Noop()),
        new Row("RSET", new Command.Rset()),
        new Row("TOP 1 0", new Command.Top(1, 0)),
        new Row("UIDL", new Command.Uidl(OptionalInt.empty())),
        new Row("UIDL 999999999", new Command.Uidl(OptionalInt.of(999_999_999))),
        new Row("QUIT", new Command.Quit()));
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void everyCommandIsRead(Row row) throws SyntaxException {
    assertEquals(row.command(), Command.parse(row.line().getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " STAT",
        "STAT ",
        "STAT 1",
        "USER",
        "USER ",
        "PASS",
        "USER a\tb",
        "USER a\0",
        "USER a\rRSET",
        "PASS x\nDELE 1",
        "LIST ",
        "LIST x",
        "LIST 1 ",
        "LIST -1",
        "LIST 1x",
        "RETR",
        "RETR ",
        "RETR 1234567890",
        "TOP 1",
        "TOP 1 ",
        "TOP x 1",
        "DELE 1,2",
        "AUTH ",
        "AUTH PLAIN ",
        "AUTH PLAIN a b",
        "AUTH PLAIN a*b",
        "CAPA x",
        "LAST",
        "XTND",
        "RETR\t1"
      })
  void whatIsNoCommandIsRefused(String line) {
    assertThrows(SyntaxException.class, () -> Command.parse(line.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void passwordsDoNotReachALog() throws SyntaxException {
    for (var line : new String[] {"PASS hunter2", "AUTH PLAIN hunter2"}) {
      var shown = Command.parse(line.getBytes(StandardCharsets.UTF_8)).toString();
      assertFalse(shown.contains("hunter2"), shown);
    }
  }

  @Test
  void characterClassesAreTheStandards() {
    assertMembers(Command.DIGITS, b -> b >= '0' && b <= '9');
    assertMembers(Command.KEYWORD, CommandTest::alphanumeric);
    assertMembers(Command.MECHANISM, b -> alphanumeric(b) || b == '-' || b == '_');
    assertMembers(Command.BASE64, b -> alphanumeric(b) || b == '+' || b == '/' || b == '=');
    assertMembers(Command.TEXT, b -> b >= ' ' && b != 0x7f);
  }

  private static boolean alphanumeric(int b) {
    return (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
  }

  private static void assertMembers(ByteSet set, IntPredicate expected) {
    for (int b = 0; b < 256; b++) {
      assertEquals(expected.test(b), set.contains((byte) b), "byte " + b);
    }
  }

  @TestFactory
  Stream<DynamicTest> anyBytesAreACommandOrASyntaxError() {
    var lines = accepted().map(Row::line).toList();
    return RandomInput.seeds(
        300,
        random -> {
          var line = lines.get(random.nextInt(lines.size())).getBytes(StandardCharsets.UTF_8);
          try {
            assertTrue(Command.parse(RandomInput.mutate(line, random)).toString().length() > 0);
          } catch (SyntaxException e) {
            assertTrue(e.position() <= line.length + 4);
          }
        });
  }
}
