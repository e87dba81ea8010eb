package dev.haven.imap;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.account.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every `NO` has a response code, and none that is not registered: RFC 5530 §3 and the registry of
/// IMAP response codes.
class RefusalCodesTest {
  private static final Path TRANSCRIPTS = Path.of("src/test/resources/transcripts");
  private static final Path SOURCES = Path.of("src/main/java/dev/haven/imap");
  private static final Pattern NO = Pattern.compile("S\\d*: \\S+ NO (.*)");
  private static final Pattern REFUSED = Pattern.compile("new Refused\\(\\s*\"([^\"]*)\"");

  private static final Set<String> REGISTERED =
      Set.of(
          "ALREADYEXISTS",
          "ANNOTATE",
          "AUTHENTICATIONFAILED",
          "AUTHORIZATIONFAILED",
          "BADCHARSET",
          "BADCOMPARATOR",
          "BADEVENT",
          "BADURL",
          "CANNOT",
          "CLIENTBUG",
          "CONTACTADMIN",
          "CORRUPTION",
          "EXPIRED",
          "EXPUNGEISSUED",
          "HASCHILDREN",
          "INUSE",
          "LIMIT",
          "MAXCONVERTMESSAGES",
          "MESSAGELIMIT",
          "METADATA",
          "NONEXISTENT",
          "NOPERM",
          "NOTIFICATIONOVERFLOW",
          "NOTSAVED",
          "NOUPDATE",
          "OVERQUOTA",
          "PRIVACYREQUIRED",
          "READ-ONLY",
          "SERVERBUG",
          "TOOBIG",
          "TOOFEW",
          "TOOMANY",
          "TRYCREATE",
          "UNAVAILABLE",
          "UNDEFINED-FILTER",
          "UNKNOWN-CTE",
          "USEATTR");

  private static boolean isRegistered(String code) {
    return REGISTERED.contains(code.split("[ \\]]", 2)[0]);
  }

  @Test
  void everyNoOfTheTranscriptsHasACode() throws IOException {
    var met = new TreeSet<String>();
    try (var files = Files.list(TRANSCRIPTS)) {
      for (var file : files.toList()) {
        for (var line : Files.readAllLines(file)) {
          var refusal = NO.matcher(line);
          if (refusal.matches() && !refusal.group(1).startsWith("{")) {
            var text = refusal.group(1);
            assertTrue(text.startsWith("["), () -> file + ": " + line);
            assertTrue(isRegistered(text.substring(1)), () -> file + ": " + line);
            met.add(text.substring(1).split("[ \\]]", 2)[0]);
          }
        }
      }
    }
    assertTrue(met.size() > 15, () -> "codes met: " + met);
  }

  @Test
  void everyRefusalInTheCodeHasARegisteredCode() throws IOException {
    try (var files = Files.walk(SOURCES)) {
      for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        var refused = REFUSED.matcher(Files.readString(file));
        while (refused.find()) {
          assertTrue(isRegistered(refused.group(1)), () -> file + ": " + refused.group(1));
        }
      }
    }
  }

  @Test
  void everyReasonOfTheAccountHasARegisteredCode() {
    for (var reason : Reason.values()) {
      assertTrue(isRegistered(ResponseCodes.of(reason)), reason::name);
    }
  }

  @Test
  void aNoWithoutACodeCannotBeSaid() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Done(new State.NotAuthenticated(), Done.Answer.NO, "no"));
  }
}
