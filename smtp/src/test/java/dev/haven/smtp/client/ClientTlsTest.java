package dev.haven.smtp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.testkit.FakeMx;
import java.security.KeyStore;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTlsTest {
  private static final String LETTER = "Subject: x\r\n\r\nHello\r\n";

  private static FakeMx mx(String certificate) throws Exception {
    return FakeMx.start().offering("STARTTLS").secured(ClientWorld.server(certificate));
  }

  @Test
  void tlsIsUsedWhereItIsOfferedAndTheCertificateNoted() throws Exception {
    try (var mx = mx("mail");
        var world = new ClientWorld();
        var session = world.open(mx)) {
      assertTrue(session.tls().orElseThrow().verified());
      assertInstanceOf(
          Outcome.Delivered.class,
          session
              .send(ClientWorld.ENVELOPE, ClientWorld.to("ann"), ClientWorld.content(LETTER))
              .getFirst());
      assertEquals(2, mx.commands().stream().filter(c -> c.startsWith("EHLO")).count());
    }
  }

  /// RFC 6066 §3: a name is asked for only where there is one.
  @ParameterizedTest
  @ValueSource(strings = {"[127.0.0.1]", "[IPv6:2001:db8::1]", "mail_1.example", "192.0.2.7"})
  void whatIsNoHostNameIsGreetedWithTlsToo(String host) throws Exception {
    try (var mx = mx("mail");
        var world = new ClientWorld();
        var session =
            world.client.open(Hop.mx(host, mx.address(), new TlsDemand.Opportunistic()))) {
      assertTrue(session.tls().isPresent());
    }
  }

  @Test
  void aWrongNameIsNotedAndBorneWhereNothingIsDemanded() throws Exception {
    try (var mx = mx("other");
        var world = new ClientWorld();
        var session = world.open(mx)) {
      assertFalse(session.tls().orElseThrow().verified());
    }
  }

  @Test
  void aWrongNameEndsTheSessionWhereVerificationIsDemanded() throws Exception {
    try (var mx = mx("other");
        var world = new ClientWorld()) {
      var hop = ClientWorld.hop(mx, new TlsDemand.Verified(ClientWorld.trust()));
      var failed = assertThrows(SessionFailed.class, () -> world.client.open(hop));
      var trouble = assertInstanceOf(Outcome.Temporary.class, failed.outcome()).trouble();
      assertEquals(Trouble.Kind.TLS, trouble.kind());
      assertTrue(trouble.words().contains("not for mail.example"), trouble.words());
      assertFalse(mx.commands().stream().anyMatch(c -> c.startsWith("MAIL")));
    }
  }

  /// Some packages of Java come without authorities.
  @Test
  void whereNoAuthorityIsKnownNobodyIsTrustedAndNothingFails() throws Exception {
    var none = KeyStore.getInstance("PKCS12");
    none.load(null, null);
    try (var mx = mx("mail");
        var world = new ClientWorld(PublicTrust.of(none));
        var session = world.open(mx)) {
      assertFalse(session.tls().orElseThrow().verified());
    }
  }

  @Test
  void anAuthorityThatNobodyKnowsIsNoProof() throws Exception {
    try (var mx = mx("mail");
        var world = new ClientWorld()) {
      var hop = ClientWorld.hop(mx, new TlsDemand.Verified(PublicTrust.standard()));
      var failed = assertThrows(SessionFailed.class, () -> world.client.open(hop));
      assertInstanceOf(Outcome.Temporary.class, failed.outcome());
    }
  }

  /// The slot for DANE and MTA-STS: the check sees the chain and the name, and decides.
  @Test
  void aPolicyOfItsOwnDecidesOnTheCertificate() throws Exception {
    try (var mx = mx("other");
        var world = new ClientWorld()) {
      CertificateCheck pinned =
          (chain, host) ->
              host.equals("mail.example")
                      && chain
                          .getFirst()
                          .getSubjectX500Principal()
                          .getName()
                          .equals("CN=Test other")
                  ? new CertificateCheck.Verdict.Trusted()
                  : new CertificateCheck.Verdict.Untrusted("another key");
      try (var session = world.client.open(ClientWorld.hop(mx, new TlsDemand.Verified(pinned)))) {
        assertTrue(session.tls().orElseThrow().verified());
      }
    }
  }

  @Test
  void whereTlsFailsAnOfferGoesInClearAndADemandDoesNot() throws Exception {
    try (var mx = FakeMx.start().offering("STARTTLS");
        var world = new ClientWorld()) {
      mx.answering("STARTTLS", "220 go\r\nthis is not TLS at all");
      try (var session = world.open(mx)) {
        assertTrue(session.tls().isEmpty());
      }
      assertEquals(2, mx.connections());
      var hop = ClientWorld.hop(mx, new TlsDemand.Encrypted());
      assertThrows(SessionFailed.class, () -> world.client.open(hop));
    }
  }

  @Test
  void whereTlsIsDemandedAndNotOfferedNothingIsSent() throws Exception {
    try (var mx = FakeMx.start();
        var world = new ClientWorld()) {
      var hop = ClientWorld.hop(mx, new TlsDemand.Encrypted());
      var failed = assertThrows(SessionFailed.class, () -> world.client.open(hop));
      assertInstanceOf(Outcome.Temporary.class, failed.outcome());
      assertFalse(mx.commands().stream().anyMatch(c -> c.startsWith("MAIL")));
    }
  }

  /// What a man in the middle adds behind the answer to STARTTLS, or claims in EHLO before it, does
  /// not count afterwards.
  @Test
  void whatCameBeforeTlsIsForgotten() throws Exception {
    try (var mx = mx("mail").offering("STARTTLS", "CHUNKING", "SIZE 10");
        var world = new ClientWorld()) {
      mx.answering(command -> {
        if (command.startsWith("STARTTLS")) {
          mx.offering("PIPELINING");
          return Optional.of("220 go\r\n250-injected\r\n250 SIZE 1\r\n250 2.0.0 Injected");
        }
        return Optional.empty();
      });
      try (var session = world.open(mx)) {
        assertTrue(session.tls().isPresent());
        assertTrue(session.offers("PIPELINING"));
        assertFalse(session.offers("SIZE"));
        assertFalse(session.offers("CHUNKING"));
        assertInstanceOf(
            Outcome.Delivered.class,
            session
                .send(ClientWorld.ENVELOPE, ClientWorld.to("ann"), ClientWorld.content(LETTER))
                .getFirst());
      }
    }
  }

  @Test
  void aPasswordIsSentInsideTlsOnlyAndNeverNoted() throws Exception {
    var login = Optional.of(new Login("jane", "kestrel-nest"));
    try (var mx = mx("mail").offering("STARTTLS", "AUTH PLAIN LOGIN");
        var clear = FakeMx.start().offering("AUTH PLAIN");
        var world = new ClientWorld()) {
      var hop =
          new Hop(
              "mail.example", mx.address(), Hop.Protocol.SMTP, new TlsDemand.Encrypted(), login);
      try (var session = world.client.open(hop)) {
        assertTrue(mx.commands().contains("AUTH PLAIN AGphbmUAa2VzdHJlbC1uZXN0"));
        assertFalse(session.transcript().toString().contains("AGphbmUA"));
      }
      var bare =
          new Hop(
              "mail.example",
              clear.address(),
              Hop.Protocol.SMTP,
              new TlsDemand.Opportunistic(),
              login);
      var failed = assertThrows(SessionFailed.class, () -> world.client.open(bare));
      var trouble = assertInstanceOf(Outcome.Temporary.class, failed.outcome()).trouble();
      assertEquals(Trouble.Kind.SIGN_IN, trouble.kind());
      assertFalse(clear.commands().stream().anyMatch(c -> c.startsWith("AUTH")));
      assertFalse(login.toString().contains("kestrel"));
    }
  }

  @Test
  void loginIsUsedWhereThereIsNoPlain() throws Exception {
    var login = Optional.of(new Login("jane", "kestrel-nest"));
    try (var mx = mx("mail").offering("STARTTLS", "AUTH=LOGIN", "AUTH LOGIN");
        var world = new ClientWorld()) {
      mx.answering(command ->
          switch (command) {
            case "AUTH LOGIN" -> Optional.of("334 VXNlcm5hbWU6");
            case "amFuZQ==" -> Optional.of("334 UGFzc3dvcmQ6");
            case "a2VzdHJlbC1uZXN0" -> Optional.of("235 2.7.0 Welcome");
            default -> Optional.empty();
          });
      var hop =
          new Hop(
              "mail.example", mx.address(), Hop.Protocol.SMTP, new TlsDemand.Encrypted(), login);
      world.client.open(hop).close();
      assertTrue(mx.commands().contains("a2VzdHJlbC1uZXN0"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mail.example, mail.example, true",
    "MAIL.example, mail.Example, true",
    "*.example, mail.example, true",
    "*.example, a.mail.example, false",
    "*.example, example, false",
    "m*.example, mail.example, false",
    "mail.example, amail.example, false"
  })
  void aStarStandsForOneWholeLabel(String pattern, String host, boolean matches) {
    assertEquals(matches, PublicTrust.matches(pattern, host));
  }
}
