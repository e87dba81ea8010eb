package dev.haven.testkit;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// Protocol conversations kept as text files, replayed against sessions.
///
/// ```
/// # a comment
/// @quota 1000
/// S: * OK {greeting:.*}
/// C: a1 SELECT INBOX
/// S: <<
/// S: * {count:\d+} EXISTS
/// S: * OK [UIDVALIDITY {validity:\d+}] fixed
/// S: >>
/// S: a1 OK [READ-WRITE] SELECT completed
/// C: a2 FETCH {=count} FLAGS
/// ```
///
/// | line | meaning |
/// |---|---|
/// | `C: text` | sends the text in UTF-8, and CRLF |
/// | `C-raw: text` | sends exactly the text, with `\r \n \t \0 \\ \xHH`, and `\*{1000}` repeating what stands before it as a whole |
/// | `S: text` | the next line from the server, exactly |
/// | `S-raw: text` | the next bytes from the server, escapes as in `C-raw`, no CRLF implied |
/// | `S: <<` … `S: >>` | the `S:` lines between, in any order |
/// | `S: ...` | any lines, up to the one that matches the next `S:` line |
/// | `{name:regex}` | in an `S:` line: what matches, remembered as `name`; a `}` in the regex is doubled |
/// | `{=name}` | in any line: what was remembered |
/// | `TLS` | before anything else: begins inside TLS; later: the client begins TLS after STARTTLS |
/// | `EOF` | the server closes the connection, having said nothing more |
/// | `CLOSE` | the client closes its side |
/// | `TIMEOUT`, `SHUTDOWN` | what the session's waiting read meets next |
/// | `! text` | [Server#act]: something happens outside the connection |
/// | `@name value` | a setting for [World#open], anywhere in the file |
///
/// `C2:`, `S2:`, `TLS2`, `EOF2` and so on speak of a second connection (and a third ...), opened
/// where it is first named.
public final class Transcript {
  private Transcript() {}

  /// One test for every `*.txt` in a folder, each in a world of its own.
  public static Stream<DynamicTest> allIn(Path folder, World world) throws IOException {
    try (var files = Files.list(folder)) {
      var transcripts = files.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
      return transcripts.stream().map(file -> test(file, world));
    }
  }

  private static DynamicTest test(Path file, World world) {
    return dynamicTest(
        file.getFileName().toString(), file.toUri(), () -> replay(Script.read(file), world));
  }

  private static void replay(Script script, World world) throws Exception {
    try (var server = world.open(script.settings());
        var conversation = new Conversation(server)) {
      conversation.play(script.steps());
    }
  }
}
