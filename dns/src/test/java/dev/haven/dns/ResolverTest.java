package dev.haven.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

class ResolverTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static Message mx(Message query) {
    var name = query.getQuestion().getName();
    var answer = new Message(query.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.addRecord(query.getQuestion(), Section.QUESTION);
    answer.addRecord(
        new MXRecord(name, DClass.IN, 60, 10, Name.fromConstantString("mx.haven.dev.")),
        Section.ANSWER);
    return answer;
  }

  private static Message refusal(Message query) {
    var answer = mx(query);
    answer.removeAllRecords(Section.ANSWER);
    answer.getHeader().setRcode(Rcode.SERVFAIL);
    return answer;
  }

  @Test
  void aServerIsAskedOverTheNetwork() throws Exception {
    try (var server = new FakeServer(ResolverTest::mx)) {
      var resolver = new ServerResolver(List.of(server.address()), PATIENCE);
      assertEquals(
          List.of(new MailExchange(10, "mx.haven.dev")),
          resolver.ask("haven.dev", Kind.MX).records());
    }
  }

  @Test
  void theNextServerIsAskedWhereOneFails() throws Exception {
    try (var failing = new FakeServer(ResolverTest::refusal);
        var working = new FakeServer(ResolverTest::mx)) {
      var resolver = new ServerResolver(List.of(failing.address(), working.address()), PATIENCE);
      assertEquals(1, resolver.ask("haven.dev", Kind.MX).records().size());
      assertEquals(1, failing.asked.get());
    }
  }

  @Test
  void whoeverFailsTwiceIsATemporaryFailureInWords() throws Exception {
    try (var failing = new FakeServer(ResolverTest::refusal)) {
      var resolver = new ServerResolver(List.of(failing.address()), PATIENCE);
      assertEquals(
          new Answer.TemporaryFailure<>(
              "the DNS gave no MX of haven.dev (127.0.0.1 said SERVFAIL)"),
          resolver.ask("haven.dev", Kind.MX));
      assertEquals(2, failing.asked.get());
    }
  }

  @Test
  void aNameThatCannotBeDoesNotExist() throws Exception {
    try (var server = new FakeServer(ResolverTest::mx)) {
      var resolver = new ServerResolver(List.of(server.address()), PATIENCE);
      assertInstanceOf(Answer.NoSuchName.class, resolver.ask("a..b." + "x".repeat(70), Kind.MX));
      assertEquals(0, server.asked.get());
    }
  }

  @Test
  void anAnswerIsRememberedForItsLifetime() {
    var asked = new AtomicInteger();
    var now = new AtomicReference<>(Instant.EPOCH);
    var zone = Zone.empty().mx("haven.dev", 10, "mx.haven.dev");
    var cache = new Cache(new Counting(zone, asked), now::get);
    cache.ask("haven.dev", Kind.MX);
    cache.ask("HAVEN.dev.", Kind.MX);
    assertEquals(1, asked.get());
    now.set(Instant.EPOCH.plus(Duration.ofMinutes(5)));
    cache.ask("haven.dev", Kind.MX);
    assertEquals(2, asked.get());
    assertEquals(1, cache.size());
  }

  @Test
  void aFailureIsRememberedForMomentsOnly() {
    var asked = new AtomicInteger();
    var now = new AtomicReference<>(Instant.EPOCH);
    var cache = new Cache(new Counting(Zone.empty().broken("haven.dev"), asked), now::get);
    cache.ask("haven.dev", Kind.MX);
    cache.ask("haven.dev", Kind.MX);
    assertEquals(1, asked.get());
    now.set(Instant.EPOCH.plusSeconds(10));
    cache.ask("haven.dev", Kind.MX);
    assertEquals(2, asked.get());
  }

  private record Counting(Resolver resolver, AtomicInteger asked) implements Resolver {
    @Override
    public <T> Answer<T> ask(Question<T> question) {
      asked.incrementAndGet();
      return resolver.ask(question);
    }
  }

  @Test
  void namesThatNobodyOwnsAreNotAskedFor() {
    var asked = new AtomicInteger();
    var resolver = new PublicResolver(new Counting(Zone.empty(), asked));
    for (var name :
        List.of("localhost", "a.test", "mail.example.com", "x.y.invalid", "nas.local")) {
      assertInstanceOf(Answer.NoSuchName.class, resolver.ask(name, Kind.MX));
    }
    assertEquals(0, asked.get());
    resolver.ask("notexample.com", Kind.MX);
    assertEquals(1, asked.get());
  }

  @Test
  void localhostIsThisMachine() {
    var resolver = new PublicResolver(Zone.empty());
    var loopback = InetAddress.ofLiteral("127.0.0.1");
    assertEquals(List.of(loopback), resolver.ask("localhost", Kind.A).records());
    assertEquals(
        List.of(InetAddress.ofLiteral("::1")), resolver.ask("LOCALHOST.", Kind.AAAA).records());
  }

  @Test
  void addressesAreAskedForBackwards() {
    assertEquals(
        "7.2.0.192.in-addr.arpa", Question.reverse(InetAddress.ofLiteral("192.0.2.7")).name());
    var six = Question.reverse(InetAddress.ofLiteral("2001:db8::1f")).name();
    assertTrue(six.startsWith("f.1.0.0.0."), six);
    assertTrue(six.endsWith("8.b.d.0.1.0.0.2.ip6.arpa"), six);
  }

  @Test
  void aZoneTellsNoNameFromNoData() {
    var zone = Zone.empty().address("mx.haven.dev", "192.0.2.7");
    assertInstanceOf(Answer.NoData.class, zone.ask("mx.haven.dev", Kind.AAAA));
    assertInstanceOf(Answer.NoSuchName.class, zone.ask("other.haven.dev", Kind.A));
    assertEquals(
        true, ((Answer.Found<?>) zone.authentic().ask("mx.haven.dev", Kind.A)).authentic());
  }
}
