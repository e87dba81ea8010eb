package dev.haven.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haven.account.FlagOperation;
import dev.haven.account.Role;
import dev.haven.imap.FetchItem.Attribute;
import dev.haven.imap.FetchItem.BodySection;
import dev.haven.testkit.RandomInput;
import dev.haven.wire.SyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CommandParserTest {
  private static final SequenceSet ONE = SequenceSet.of(1, 1);

  static Stream<Arguments> accepted() {
    return Stream.of(
            aboutTheSession(),
            aboutMailboxes(),
            aboutMessages(),
            readingMessages(),
            writingMessages())
        .flatMap(rows -> rows);
  }

  private static Stream<Arguments> aboutTheSession() {
    return Stream.of(
        Arguments.of("noop", new Noop()),
        Arguments.of("authenticate plain =", new Authenticate("plain", Optional.of("="))),
        Arguments.of("enable a b", new Enable(List.of("A", "B"))));
  }

  private static Stream<Arguments> aboutMailboxes() {
    return Stream.of(
        Arguments.of("select inbox", new Select("inbox", false, false, false, Optional.empty())),
        Arguments.of(
            "EXAMINE \"a b\" (condstore)", new Select("a b", true, true, false, Optional.empty())),
        Arguments.of("create Sent (USE (\\Sent))", new Create("Sent", Optional.of(Role.SENT))),
        Arguments.of("create x (use ())", new Create("x", Optional.empty())),
        Arguments.of("rename inbox b", new Rename("INBOX", "b")),
        Arguments.of("unsubscribe \"\"", new Unsubscribe("")),
        Arguments.of("status x (messages SIZE)", status("x", StatusItem.MESSAGES, StatusItem.SIZE)),
        Arguments.of("list \"\" %", new ListMailboxes(ListOptions.NONE, "", List.of("%"))));
  }

  private static Stream<Arguments> aboutMessages() {
    return Stream.of(
        Arguments.of("copy 1 x", new Copy(ONE, false, "x")),
        Arguments.of("UID MOVE 1 x", new Move(ONE, true, "x")),
        Arguments.of("uid expunge 1", new Expunge(ONE, true)),
        Arguments.of(
            "store 1 (unchangedsince 5) +flags.silent \\Seen x",
            new Store(
                ONE,
                false,
                OptionalLong.of(5),
                FlagOperation.ADD,
                true,
                new FlagNames(1, List.of("x")))));
  }

  private static Stream<Arguments> readingMessages() {
    return Stream.of(
        Arguments.of("fetch 1 FAST", fetch(Attribute.FLAGS, Attribute.INTERNALDATE, size())),
        Arguments.of("fetch 1 (uid uid flags)", fetch(Attribute.UID, Attribute.FLAGS)),
        Arguments.of("fetch 1 body", fetch(Attribute.BODY)),
        Arguments.of(
            "fetch 1 body.peek[2.1.header.fields (from \"to\")]<5.10>",
            fetch(
                new BodySection(
                    new Section(
                        new int[] {2, 1}, Section.What.HEADER_FIELDS, List.of("FROM", "TO")),
                    new Partial(5, 10),
                    true,
                    ""))),
        Arguments.of(
            "fetch 1 (rfc822.text)",
            fetch(
                new BodySection(
                    Section.of(Section.What.TEXT), Partial.WHOLE, false, "RFC822.TEXT"))),
        Arguments.of("search 1", search(new SearchKey.InSet(ONE, false))),
        Arguments.of(
            "search or seen not (from x)",
            search(
                new SearchKey.Or(
                    new SearchKey.HasFlag(1),
                    new SearchKey.Not(new SearchKey.Header("FROM", "x"))))));
  }

  private static Stream<Arguments> writingMessages() {
    return Stream.of(
        Arguments.of(
            "append x (\\Draft) \" 1-Jan-1970 00:00:01 +0000\" {10+}",
            new Append(
                "x",
                new AppendPart.Piece(
                    List.of(
                        new AppendPart.Begin(new FlagNames(16, List.of()), OptionalLong.of(1)),
                        new AppendPart.Octets(new Literal(10, false, false))),
                    AppendPart.Stage.MESSAGE_END))),
        Arguments.of(
            "replace * x catenate (url /a/;uid=1 URL \"b\" text {3}",
            new Replace(
                SequenceSet.STAR,
                false,
                "x",
                new AppendPart.Piece(
                    List.of(
                        new AppendPart.Begin(FlagNames.NONE, OptionalLong.empty()),
                        new AppendPart.Url("/a/;uid=1"),
                        new AppendPart.Url("b"),
                        new AppendPart.Octets(new Literal(3, true, false))),
                    AppendPart.Stage.PART_END))),
        Arguments.of(
            "append x catenate (url a) utf8 (~{3+}",
            new Append(
                "x",
                new AppendPart.Piece(
                    List.of(
                        new AppendPart.Begin(FlagNames.NONE, OptionalLong.empty()),
                        new AppendPart.Url("a"),
                        new AppendPart.End(),
                        new AppendPart.Begin(FlagNames.NONE, OptionalLong.empty()),
                        new AppendPart.Octets(new Literal(3, false, true))),
                    AppendPart.Stage.UTF8_END))));
  }

  private static Status status(String mailbox, StatusItem... items) {
    return new Status(mailbox, List.of(items));
  }

  private static Attribute size() {
    return Attribute.RFC822_SIZE;
  }

  private static Fetch fetch(FetchItem... items) {
    return new Fetch(ONE, false, List.of(items), FetchModifiers.NONE);
  }

  private static Search search(SearchKey key) {
    return new Search(
        false, Optional.empty(), new SearchProgram(SearchProgram.Wording.UNICODE, key));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void accepted(String line, Command expected) throws SyntaxException {
    assertEquals(expected, parse(line));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "frob|0",
        "noop x|4",
        "login a|7",
        "login  a b|6",
        "uid noop|4",
        "uid|3",
        "select|6",
        "select a (x)|10",
        "create a (use (\\x))|15",
        "list a|6",
        "list (subscribed) a|19",
        "list (x) a b|6",
        "list a ()|8",
        "list a b return x|16",
        "status a messages|9",
        "append a {5|11",
        "append a \"1-Jan-1970 00:00:01 +0000\" {1}|11",
        "append a (x)|12",
        "append a|8",
        "append a catenate ()|19",
        "append a catenate (url)|22",
        "append a catenate (text \"x\")|24",
        "append a catenate (url x|24",
        "append a catenate (part x)|19",
        "append a utf8 {5}|14",
        "append a utf8 ({5}|15",
        "replace 0 a {5}|8",
        "replace 1:2 a {5}|9",
        "uid replace 1 {5}|17",
        "fetch 1|7",
        "fetch 1 body[|13",
        "fetch 1 body[header.fields]|26",
        "fetch 1 body[header.fields ()]|28",
        "fetch 1 body[1.mime.2]|15",
        "fetch 1 body[]<1>|16",
        "fetch 1 body[]<1.0>|17",
        "fetch 1 binary[text]|15",
        "fetch 1 (fast)|9",
        "store 1 flags|13",
        "store 1 +flags.loud x|9",
        "copy 1|6",
        "search return (all)|19",
        "search or seen|14",
        "search not|10",
        "search since 1-Foo-2026|15",
        "search larger|13",
        "search modseq \"x\" foo 1|18",
        "search charset utf-8|20",
        "id (x)|4",
        "enable|6"
      })
  void refusedWhereItIsWrong(String line, int position) {
    assertEquals(position, assertThrows(SyntaxException.class, () -> parse(line)).position(), line);
  }

  @Test
  void aPasswordIsInNoLog() throws SyntaxException {
    assertFalse(parse("login jane sesame").toString().contains("sesame"));
    assertFalse(parse("authenticate plain c2VzYW1l").toString().contains("c2VzYW1l"));
  }

  /// Whatever the bytes, the parser answers with a command or a syntax error, nothing else.
  @TestFactory
  Stream<DynamicTest> mutatedCommandsNeverCrash() {
    var valid =
        accepted()
            .map(row -> String.valueOf(row.get()[0]).getBytes(StandardCharsets.ISO_8859_1))
            .toList();
    return RandomInput.seeds(
        50,
        random -> {
          for (var command : valid) {
            for (int i = 0; i < 20; i++) {
              tryToParse(RandomInput.mutate(command, random));
            }
          }
        });
  }

  private static void tryToParse(byte[] command) {
    try {
      CommandParser.parse(new ImapCursor(command, NameEncoding.UTF8));
    } catch (SyntaxException _) {
      // the other allowed answer
    }
  }

  private static Command parse(String line) throws SyntaxException {
    return CommandParser.parse(
        new ImapCursor(line.getBytes(StandardCharsets.ISO_8859_1), NameEncoding.MODIFIED_UTF7));
  }
}
