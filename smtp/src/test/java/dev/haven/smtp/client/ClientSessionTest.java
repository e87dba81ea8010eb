package dev.haven.smtp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.directory.Address;
import dev.haven.smtp.BodyType;
import dev.haven.smtp.Handling;
import dev.haven.smtp.Notify;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.ReturnContent;
import dev.haven.testkit.FakeMx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientSessionTest {
  private static final String LETTER = "Subject: x\r\n\r\n.dot\r\nend\r\n";

  @ParameterizedTest
  @ValueSource(strings = {"", "PIPELINING", "CHUNKING", "PIPELINING CHUNKING"})
  void aMessageArrivesAsItWasWhateverIsOffered(String offered) throws Exception {
    try (var mx = FakeMx.start().offering(offered.split(" "));
        var world = new ClientWorld()) {
      var outcomes = world.send(mx, LETTER, "ann", "bea");
      assertEquals(2, outcomes.size());
      outcomes.forEach(outcome -> assertInstanceOf(Outcome.Delivered.class, outcome));
      assertEquals(
          List.of(
              new FakeMx.Taken(
                  "jane@haven.test", List.of("ann@other.test", "bea@other.test"), LETTER)),
          mx.taken());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PIPELINING", "PIPELINING CHUNKING"})
  void eachRecipientHasAnOutcomeOfItsOwn(String offered) throws Exception {
    try (var mx = FakeMx.start().offering(offered.split(" "));
        var world = new ClientWorld()) {
      mx.answering(command ->
          command.contains("<ann@")
              ? Optional.of("550-5.1.1 No such\r\n550 5.1.1 person")
              : command.contains("<bea@") ? Optional.of("450 4.2.1 Later") : Optional.empty());
      var outcomes = world.send(mx, LETTER, "ann", "bea", "cleo");
      var refused = assertInstanceOf(Outcome.Permanent.class, outcomes.get(0)).trouble();
      assertEquals("550 5.1.1 No such person", refused.reply().orElseThrow().toString());
      assertEquals(Stage.RCPT, refused.stage());
      assertEquals("5.1.1", refused.status(true));
      assertInstanceOf(Outcome.Temporary.class, outcomes.get(1));
      assertInstanceOf(Outcome.Delivered.class, outcomes.get(2));
      assertEquals(List.of("cleo@other.test"), mx.taken().getFirst().to());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PIPELINING", "CHUNKING", "PIPELINING CHUNKING"})
  void whereNobodyWasTakenTheSessionGoesOn(String offered) throws Exception {
    try (var mx = FakeMx.start().offering(offered.split(" "));
        var world = new ClientWorld()) {
      mx.answering("RCPT TO:<ann@", "550 No");
      try (var session = world.open(mx)) {
        var letter = ClientWorld.content(LETTER);
        var first = session.send(ClientWorld.ENVELOPE, ClientWorld.to("ann"), letter);
        assertInstanceOf(Outcome.Permanent.class, first.getFirst());
        assertTrue(session.usable());
        var second = session.send(ClientWorld.ENVELOPE, ClientWorld.to("bea"), letter);
        assertInstanceOf(Outcome.Delivered.class, second.getFirst());
      }
      assertEquals(1, mx.taken().size());
      assertEquals(1, mx.connections());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PIPELINING", "CHUNKING", "PIPELINING CHUNKING"})
  void aRefusedSenderConcernsEverybodyAndTheSessionGoesOn(String offered) throws Exception {
    try (var mx = FakeMx.start().offering(offered.split(" "));
        var world = new ClientWorld()) {
      mx.answering("MAIL FROM:<jane", "550 5.7.1 Not you");
      try (var session = world.open(mx)) {
        var letter = ClientWorld.content(LETTER);
        var first = session.send(ClientWorld.ENVELOPE, ClientWorld.to("ann", "bea"), letter);
        first.forEach(outcome -> assertInstanceOf(Outcome.Permanent.class, outcome));
        mx.answering(_ -> Optional.empty());
        var second = session.send(ClientWorld.ENVELOPE, ClientWorld.to("bea"), letter);
        assertInstanceOf(Outcome.Delivered.class, second.getFirst());
      }
    }
  }

  @Test
  void aDecisionAfterTheContentConcernsAllWhoWereTaken() throws Exception {
    try (var mx = FakeMx.start();
        var world = new ClientWorld()) {
      mx.answering(".", "452 4.3.1 Full");
      var outcome = world.send(mx, LETTER, "ann").getFirst();
      var trouble = assertInstanceOf(Outcome.Temporary.class, outcome).trouble();
      assertEquals(Stage.DECISION, trouble.stage());
    }
  }

  @Test
  void aServerThatHangsUpAfterTheContentLeavesItOpen() throws Exception {
    try (var mx = FakeMx.start();
        var world = new ClientWorld()) {
      mx.answering(".", FakeMx.HANG_UP);
      var outcome = world.send(mx, LETTER, "ann").getFirst();
      var trouble = assertInstanceOf(Outcome.Lost.class, outcome).trouble();
      assertEquals(Stage.DECISION, trouble.stage());
      assertEquals(Trouble.Kind.HUNG_UP, trouble.kind());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"EHLO", "MAIL", "RCPT", "DATA", "."})
  void aServerThatStallsIsGivenUp(String where) throws Exception {
    try (var mx = FakeMx.start();
        var world = new ClientWorld(Duration.ofMillis(300))) {
      mx.answering(where, FakeMx.STALL);
      Outcome outcome;
      try {
        outcome = world.send(mx, LETTER, "ann").getFirst();
      } catch (SessionFailed failed) {
        outcome = failed.outcome();
      }
      assertEquals(
          Trouble.Kind.SILENT, assertInstanceOf(Outcome.Lost.class, outcome).trouble().kind());
    }
  }

  @Test
  void aServerThatClosesDownIsBelievedInThePlaceOfAnyAnswer() throws Exception {
    try (var mx = FakeMx.start();
        var world = new ClientWorld()) {
      mx.answering("RCPT TO:<bea", "421 4.3.2 Going down");
      var outcomes = world.send(mx, LETTER, "ann", "bea", "cleo");
      outcomes.forEach(outcome -> assertInstanceOf(Outcome.Temporary.class, outcome));
      assertTrue(mx.taken().isEmpty());
    }
  }

  @Test
  void aServerThatIsNoMailServerIsNamedSo() throws Exception {
    try (var mx = FakeMx.start();
        var world = new ClientWorld()) {
      mx.answering("CONNECT", "SSH-2.0-OpenSSH_9.6");
      var failed = assertThrows(SessionFailed.class, () -> world.open(mx));
      var trouble = assertInstanceOf(Outcome.Lost.class, failed.outcome()).trouble();
      assertEquals(Trouble.Kind.NOT_SMTP, trouble.kind());
      assertTrue(trouble.words().contains("SSH-2.0-OpenSSH_9.6"), trouble.words());
    }
  }

  @Test
  void aGreetingThatRefusesIsTemporary() throws Exception {
    try (var mx = FakeMx.start();
        var world = new ClientWorld()) {
      mx.answering("CONNECT", "554 5.7.1 No service for you");
      var failed = assertThrows(SessionFailed.class, () -> world.open(mx));
      assertInstanceOf(Outcome.Temporary.class, failed.outcome());
    }
  }

  @Test
  void aServerWithoutEhloIsGreetedTheOldWay() throws Exception {
    try (var mx = FakeMx.start();
        var world = new ClientWorld()) {
      mx.answering("EHLO", "500 What?");
      assertInstanceOf(Outcome.Delivered.class, world.send(mx, LETTER, "ann").getFirst());
      assertTrue(mx.commands().contains("HELO mail.haven.test"));
      assertTrue(mx.commands().contains("MAIL FROM:<jane@haven.test>"));
    }
  }

  @Test
  void aClosedPortIsARefusedConnection() throws Exception {
    Hop closed;
    try (var mx = FakeMx.start()) {
      closed = ClientWorld.hop(mx, new TlsDemand.Opportunistic());
    }
    try (var world = new ClientWorld()) {
      var failed = assertThrows(SessionFailed.class, () -> world.client.open(closed));
      var trouble = assertInstanceOf(Outcome.Lost.class, failed.outcome()).trouble();
      assertEquals(Trouble.Kind.CONNECTION_REFUSED, trouble.kind());
      assertEquals("4.4.1", trouble.status(false));
    }
  }

  @Test
  void replyThatNeverEndsIsCutOff() throws Exception {
    try (var mx = FakeMx.start();
        var world = new ClientWorld()) {
      mx.answering("EHLO", "250-more\r\n".repeat(500) + "250 done");
      var failed = assertThrows(SessionFailed.class, () -> world.open(mx));
      assertEquals(
          Trouble.Kind.NOT_SMTP,
          assertInstanceOf(Outcome.Lost.class, failed.outcome()).trouble().kind());
    }
  }

  @Test
  void parametersAreSaidOnlyToWhoeverOffersThem() throws Exception {
    var envelope =
        new Envelope(
            Optional.empty(),
            BodyType.EIGHT_BIT_MIME,
            false,
            ReturnContent.HEADERS,
            "a+b c",
            Handling.ORDINARY);
    var recipient =
        new Recipient(
            new Address("ann", "other.test"), Optional.of(Notify.NEVER), "rfc822;Ann=1@first.test");
    try (var mx = FakeMx.start().offering("SIZE 1000", "8BITMIME", "DSN");
        var plain = FakeMx.start().offering();
        var world = new ClientWorld()) {
      for (var server : List.of(mx, plain)) {
        try (var session = world.open(server)) {
          session.send(envelope, List.of(recipient), ClientWorld.content(LETTER));
        }
      }
      assertTrue(
          mx.commands().contains("MAIL FROM:<> SIZE=25 BODY=8BITMIME RET=HDRS ENVID=a+2Bb+20c"),
          mx.commands().toString());
      assertTrue(
          mx.commands()
              .contains("RCPT TO:<ann@other.test> NOTIFY=NEVER ORCPT=rfc822;Ann+3D1@first.test"),
          mx.commands().toString());
      assertTrue(plain.commands().contains("MAIL FROM:<>"), plain.commands().toString());
      assertTrue(plain.commands().contains("RCPT TO:<ann@other.test>"));
    }
  }

  @Test
  void whatAServerCannotTakeIsNotTried() throws Exception {
    var big = ClientWorld.content("x".repeat(200) + "\r\n");
    var utf8 =
        new Envelope(
            Optional.empty(),
            BodyType.SEVEN_BIT,
            true,
            ReturnContent.UNSPECIFIED,
            "",
            Handling.ORDINARY);
    var strict =
        new Envelope(
            Optional.empty(),
            BodyType.SEVEN_BIT,
            false,
            ReturnContent.UNSPECIFIED,
            "",
            Handling.ORDINARY.requiringTls());
    var binary =
        new Envelope(
            Optional.empty(),
            BodyType.BINARY_MIME,
            false,
            ReturnContent.UNSPECIFIED,
            "",
            Handling.ORDINARY);
    try (var mx = FakeMx.start().offering("SIZE 100");
        var world = new ClientWorld()) {
      try (var session = world.open(mx)) {
        var letter = ClientWorld.content(LETTER);
        var to = ClientWorld.to("ann");
        assertMissing("5.3.4", session.send(ClientWorld.ENVELOPE, to, big));
        assertMissing("5.6.9", session.send(utf8, to, letter));
        assertMissing("5.7.30", session.send(strict, to, letter));
        assertMissing("5.6.3", session.send(binary, to, letter));
        assertInstanceOf(
            Outcome.Delivered.class, session.send(ClientWorld.ENVELOPE, to, letter).getFirst());
      }
    }
  }

  private static void assertMissing(String status, List<Outcome> outcomes) {
    var outcome = assertInstanceOf(Outcome.Permanent.class, outcomes.getFirst());
    assertEquals(status, outcome.trouble().status(true));
  }

  @Test
  void contentThatCannotBeReadIsOurTroubleAndNeverHalfAMessage() throws Exception {
    var broken =
        new Content() {
          @Override
          public long length() {
            return 100_000;
          }

          @Override
          public int read(long offset, byte[] into, int at, int length) {
            if (offset > 40_000) {
              throw new IllegalStateException("a broken disk");
            }
            return length;
          }
        };
    try (var mx = FakeMx.start();
        var world = new ClientWorld();
        var session = world.open(mx)) {
      var outcome = session.send(ClientWorld.ENVELOPE, ClientWorld.to("ann"), broken).getFirst();
      assertEquals(
          Trouble.Kind.OURS, assertInstanceOf(Outcome.Temporary.class, outcome).trouble().kind());
      assertFalse(session.usable());
      assertTrue(mx.taken().isEmpty());
    }
  }

  @Test
  void anLmtpServerDecidesForEachRecipient() throws Exception {
    try (var mx = FakeMx.start();
        var world = new ClientWorld()) {
      var asked = new AtomicBoolean();
      mx.answering(command ->
          command.equals(".") && !asked.getAndSet(true)
              ? Optional.of("250 2.0.0 First\r\n452 4.2.2 Second is full")
              : Optional.empty());
      var hop =
          new Hop("store", mx.address(), Hop.Protocol.LMTP, new TlsDemand.None(), Optional.empty());
      try (var session = world.client.open(hop)) {
        var outcomes =
            session.send(
                ClientWorld.ENVELOPE, ClientWorld.to("ann", "bea"), ClientWorld.content(LETTER));
        assertInstanceOf(Outcome.Delivered.class, outcomes.get(0));
        assertInstanceOf(Outcome.Temporary.class, outcomes.get(1));
      }
      assertTrue(mx.commands().contains("LHLO mail.haven.test"));
    }
  }

  @Test
  void theLimitsThatAServerStatesAreKept() throws Exception {
    try (var mx = FakeMx.start().offering("LIMITS MAILMAX=1 RCPTMAX=20");
        var world = new ClientWorld();
        var session = world.open(mx)) {
      assertEquals(20, session.recipients(64));
      assertTrue(session.usable());
      session.send(ClientWorld.ENVELOPE, ClientWorld.to("ann"), ClientWorld.content(LETTER));
      assertFalse(session.usable());
    }
  }
}
