package dev.haven.server.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.haven.diagnosis.SeenMeaning;
import dev.haven.diagnosis.passive.Gathering;
import dev.haven.server.control.Answer;
import dev.haven.server.control.Request;
import dev.haven.wire.ListenerStatus;
import dev.haven.wire.PeerKind;
import dev.haven.wire.Sighting;
import dev.haven.wire.Stray;
import dev.haven.wire.TlsLibrary;
import dev.haven.wire.TlsMode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  static Stream<Record> messages() {
    var listener =
        new Answer.Listener(
            "smtp",
            "SMTP",
            TlsMode.STARTTLS,
            25,
            OptionalLong.of(10_025),
            List.of("::"),
            Optional.of(new Answer.Trouble("why", "what to do")),
            Map.of("accepted", 7L));
    return Stream.of(
        new Request.ListDomains(),
        new Request.AddAccount("böse\"@example.com", "päß\n\\word"),
        new Request.AddAccounts(List.of(new Request.Listed("a@b.example", "päß\"\\word"))),
        new Answer.Judged(List.of(new Answer.Wrong(3, true, "cause", "remedy"))),
        new Request.RemoveDomain("example.com", true),
        new Request.AddAlias("a@example.com", List.of("b@example.com", "c@example.com")),
        new Answer.Done("It is done"),
        new Answer.Accounts(
            List.of(new Answer.Account("a@b.example", false, OptionalLong.empty(), NOW))),
        new Answer.Domains(List.of(new Answer.Domain("b.example", 1, 2, Optional.empty()))),
        new Answer.Status(
            "0.1.0",
            42,
            NOW,
            "mail.example.com",
            "/data",
            List.of(listener),
            new Answer.Certificate(List.of("localhost"), NOW, Optional.of("/data/ca.pem")),
            TlsLibrary.JAVA,
            List.of(signIn()),
            Map.of("senders-held", 3L),
            List.of(new Answer.Notice("cause", "remedy")),
            List.of(gathering()),
            List.of(SeenMeaning.BROWSER.at("port 25", "cause", List.of("evidence")))));
  }

  private static Gathering gathering() {
    var failure = new ListenerStatus.Failure(NOW, "192.0.2.1: words");
    var sighting =
        new Sighting(
            true,
            PeerKind.PUBLIC,
            3,
            1,
            Optional.empty(),
            Optional.of(failure),
            Map.of("unknown_ca", 1L));
    var stray = new Stray("192.0.2.1", "HTTP", "", 3, NOW, NOW);
    return new Gathering("imaps", 993, true, true, List.of(sighting), List.of(stray));
  }

  private static Answer.SignIn signIn() {
    return new Answer.SignIn(
        NOW,
        NOW,
        3,
        "x",
        "",
        "wrong_password",
        "::1",
        "imaps",
        993,
        "TLSv1.3",
        "",
        "",
        "LOGIN",
        Optional.of(new Answer.Why("HV-SIGN-07", "cause", "meaning", "remedy")));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void whatIsWrittenIsReadBackTheSame(Record message) throws IOException {
    var type = message instanceof Request ? Request.class : Answer.class;
    var line = JsonWriter.typed(message);
    assertEquals(1, line.lines().count());
    assertEquals(message, JsonReader.read(type, line));
  }

  static Stream<Arguments> nonsense() {
    return Stream.of(
        arguments("", "expected START_OBJECT, not null"),
        arguments("[]", "expected START_OBJECT, not START_ARRAY"),
        arguments("{}", "the type is missing"),
        arguments("{\"type\":\"Explode\"}", "no Request is called Explode"),
        arguments("{\"type\":\"AddDomain\"}", "name is missing"),
        arguments("{\"name\":\"x\",\"type\":\"AddDomain\"}", "the type must come first"),
        arguments("{\"type\":\"AddDomain\",\"nom\":\"x\"}", "AddDomain has no nom"),
        arguments(
            "{\"type\":\"AddDomain\",\"name\":7}", "expected VALUE_STRING, not VALUE_NUMBER_INT"),
        arguments("{\"type\":\"ListDomains\"} {}", "something follows the object"));
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void nonsenseIsRefusedInWords(String text, String why) {
    var refused = assertThrows(IOException.class, () -> JsonReader.read(Request.class, text));
    assertEquals(why, refused.getMessage());
  }

  @Test
  void whatIsPrintedForProgramsHasNoTypesAndLeavesOutWhatIsAbsent() {
    var domains =
        new Answer.Domains(List.of(new Answer.Domain("b.example", 1, 2, Optional.empty())));
    assertEquals(
        """
        {
          "domains" : [ {
            "name" : "b.example",
            "accounts" : 1,
            "aliases" : 2
          } ]
        }\
        """,
        JsonWriter.plain(domains));
  }
}
