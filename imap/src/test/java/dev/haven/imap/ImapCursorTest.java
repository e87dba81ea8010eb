package dev.haven.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haven.wire.ByteSet;
import dev.haven.wire.SyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImapCursorTest {
  /// RFC 9051 §9, byte by byte: what its rules let through, written once more in another way.
  static Stream<Arguments> classes() {
    IntPredicate atom = c -> c > 0x20 && c < 0x7f && "(){%*\"\\]".indexOf(c) < 0;
    IntPredicate astring = atom.or(c -> c == ']');
    return Stream.of(
        Arguments.of("ATOM-CHAR", ImapBytes.ATOM_CHAR, atom),
        Arguments.of("ASTRING-CHAR", ImapBytes.ASTRING_CHAR, astring),
        Arguments.of("tag", ImapBytes.TAG_CHAR, astring.and(c -> c != '+')),
        Arguments.of("list-char", ImapBytes.LIST_CHAR, astring.or(c -> c == '%' || c == '*')),
        Arguments.of("DIGIT", ImapBytes.DIGIT, (IntPredicate) c -> c >= '0' && c <= '9'));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("classes")
  void aCharacterClassHoldsWhatItsRuleSays(String name, ByteSet set, IntPredicate rule) {
    for (int c = 0; c < 256; c++) {
      assertEquals(rule.test(c), set.contains((byte) c), name + " and byte " + c);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "1 | 1",
        "1:* | 1:*",
        "*:4 | *:4",
        "2,4:7,9,12:* | 2,4:7,9,12:*",
        "5:3 | 5:3",
        "$ | $",
        "4294967295 | 4294967295"
      })
  void aSequenceSetIsWhatWasWritten(String text, String expected) throws SyntaxException {
    assertEquals(expected, SequenceSet.parse(cursor(text.strip())).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {"0|0", "|0", "1,|2", "1:|2", ",1|0", "a|0", "4294967296|10", "1,0|2"})
  void aSequenceSetIsRefusedWhereItIsWrong(String text, int position) {
    var in = cursor(text == null ? "" : text);
    assertEquals(
        position, assertThrows(SyntaxException.class, () -> SequenceSet.parse(in)).position());
  }

  @Test
  void stringsComeInThreeForms() throws SyntaxException {
    assertEquals("atom]", cursor("atom] x").astring());
    assertEquals("a \"b\" \\", cursor("\"a \\\"b\\\" \\\\\"").astring());
    assertEquals("a\r\n\"b", cursor("{5}\r\na\r\n\"b rest").astring());
    assertEquals("abc", cursor("{3+}\r\nabc").astring());
    assertEquals("a\0c", cursor("~{3}\r\na\0c").astring());
    assertEquals("", cursor("\"\"").astring());
  }

  @Test
  void anAtomMayBeginWithATilde() throws SyntaxException {
    assertEquals("~jane", cursor("~jane").astring());
    assertEquals("~peter/mail", cursor("~peter/mail").mailbox());
    assertEquals("~%", cursor("~%").listMailbox());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\"open",
        "\"bad \\x escape\"",
        "\"line\nfeed\"",
        "\"\0\"",
        "{3}\r\nab",
        "{3}\nabc",
        "{-1}\r\n",
        "{}\r\n",
        "{3}\r\na\0c",
        "{99999999999}\r\nabc",
        "{99999999999999999999}\r\nabc"
      })
  void whatIsNoStringIsRefused(String text) {
    assertThrows(SyntaxException.class, cursor(text)::astring);
  }

  @Test
  void inboxIsOneMailboxInAnyCase() throws SyntaxException {
    assertEquals("INBOX", cursor("\"iNbOx\"").mailbox());
    assertEquals("INBOX/Lists", cursor("inbox/Lists").mailbox());
    assertEquals("inboxes", cursor("inboxes").mailbox());
  }

  @Test
  void aFlagListHoldsSystemFlagsAndKeywords() throws SyntaxException {
    var flags = FlagNames.list(cursor("(\\Seen \\answered $Junk foo \\SEEN foo)"));
    assertEquals(3, flags.system());
    assertEquals(List.of("$Junk", "foo"), flags.keywords());
    assertEquals(FlagNames.NONE, FlagNames.list(cursor("()")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(\\Recent)", "(\\Foo)", "(foo", "(foo  bar)", "( foo)", "(foo )", "foo"})
  void aFlagListIsRefused(String text) {
    assertThrows(SyntaxException.class, () -> FlagNames.list(cursor(text)));
  }

  private static ImapCursor cursor(String text) {
    return new ImapCursor(text.getBytes(StandardCharsets.ISO_8859_1), NameEncoding.MODIFIED_UTF7);
  }
}
