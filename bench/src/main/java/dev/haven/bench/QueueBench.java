package dev.haven.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.haven.account.AccountOptions;
import dev.haven.account.Accounts;
import dev.haven.directory.Address;
import dev.haven.directory.Directory;
import dev.haven.dns.Answer;
import dev.haven.dns.Kind;
import dev.haven.dns.Question;
import dev.haven.dns.Resolver;
import dev.haven.dns.Zone;
import dev.haven.queue.outgoing.Dispatcher;
import dev.haven.queue.outgoing.Letter;
import dev.haven.queue.outgoing.Operator;
import dev.haven.queue.outgoing.Queue;
import dev.haven.queue.outgoing.QueueOptions;
import dev.haven.queue.outgoing.Reports;
import dev.haven.queue.outgoing.RetrySchedule;
import dev.haven.queue.outgoing.RoutingOptions;
import dev.haven.smtp.BodyType;
import dev.haven.smtp.Handling;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.ReturnContent;
import dev.haven.smtp.client.Envelope;
import dev.haven.smtp.client.PublicTrust;
import dev.haven.smtp.client.SmtpClient;
import dev.haven.smtp.client.Timeouts;
import dev.haven.store.Store;
import dev.haven.store.journal.JournalOptions;
import dev.haven.store.journal.JournalStore;
import dev.haven.wire.Outbound;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SynchronousQueue;

/// A large outgoing queue: how long it takes to fill, to open after a crash and after a clean
/// close, what it holds of the heap, and how soon a message that becomes due among all the others
/// is taken up.
///
/// Everything in it is due tomorrow, so that nothing is sent. What is measured of a message that is
/// due now is the time from its being durable to the question that a worker asks the DNS for it:
/// alone, and while 10,000 more are due for a server that takes connections and says nothing.
///
/// Arguments: folder to work in (a folder in it is emptied), number of messages, number of domains;
/// `. 1000000 100000` if absent. For figures that mean something: `-Xmx1g`.
public final class QueueBench {
  private static final int TOGETHER = 2_000;
  private static final int PROBES = 2_000;
  private static final int STUCK = 10_000;
  private static final String BLACK_HOLE = "hole.example.net";
  private static final byte[] BODY =
      ("From: jane@haven.example\r\nSubject: Lunch\r\n\r\n" + "At noon?\r\n".repeat(45))
          .getBytes(US_ASCII);

  private final Path folder;
  private final int messages;
  private final int domains;
  private final Instant today = Instant.now();
  private long ids = 1;

  private QueueBench(Path folder, int messages, int domains) {
    this.folder = folder;
    this.messages = messages;
    this.domains = domains;
  }

  public static void main(String[] arguments) throws Exception {
    var folder = Path.of(arguments.length > 0 ? arguments[0] : ".").resolve("queue-bench");
    int messages = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
    int domains = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100_000;
    Scratch.delete(folder);
    var bench = new QueueBench(folder, messages, domains);
    System.out.printf("%,d messages to %,d domains%n", messages, domains);
    bench.fill();
    bench.openAgain("as after a crash, from the log alone");
    bench.openAgain("after a clean close, from checkpoints");
    bench.find();
    Scratch.delete(folder);
  }

  private JournalStore store() {
    return JournalStore.open(folder, JournalOptions.defaults());
  }

  private static QueueOptions options(InstantSource clock) {
    return new QueueOptions("this", RetrySchedule.STANDARD, Map.of(), 200, 20, clock);
  }

  /// Leaves no checkpoint.
  private void fill() {
    long begin = System.nanoTime();
    try (var store = store()) {
      var queue = Queue.open(store, options(() -> today.plus(Duration.ofDays(1))));
      for (int done = 0; done < messages; done += TOGETHER) {
        accept(queue, store, done, Math.min(messages, done + TOGETHER));
      }
    }
    long millis = millis(begin);
    System.out.printf("filled in %,d ms, %,d/s%n", millis, messages * 1000L / millis);
  }

  private void accept(Queue queue, Store store, int from, int to) {
    var accepted = new CompletableFuture<?>[to - from];
    for (int i = from; i < to; i++) {
      accepted[i - from] = accept(queue, store, "d" + i % domains + ".example.net");
    }
    CompletableFuture.allOf(accepted).join();
  }

  private CompletableFuture<Void> accept(Queue queue, Store store, String domain) {
    var body = store.stage();
    body.write(BODY, 0, BODY.length);
    body.finish();
    var envelope =
        new Envelope(
            Optional.of(new Address("jane", "haven.example")),
            BodyType.SEVEN_BIT,
            false,
            ReturnContent.UNSPECIFIED,
            "",
            Handling.ORDINARY);
    var to = List.of(Recipient.of(new Address("person" + ids, domain)));
    var letter = new Letter(ids++, envelope, to, 0, today.getEpochSecond(), "account/7");
    return queue.accept(letter, body).whenComplete((_, _) -> body.close());
  }

  private void openAgain(String how) throws InterruptedException {
    try (var store = store()) {
      long before = Scratch.heap();
      long begin = System.nanoTime();
      try (var queue = Queue.open(store, options(() -> today))) {
        long opened = millis(begin);
        System.out.printf(
            "opened %s: %,d ms, %,.0f MB of heap, %,d messages%n",
            how, opened, (Scratch.heap() - before) / 1e6, queue.size());
        begin = System.nanoTime();
      }
      System.out.printf("  closed in %,d ms%n", millis(begin));
    }
  }

  private void find() throws Exception {
    try (var store = store();
        var directory = Directory.open(store);
        var accounts = new Accounts(store, AccountOptions.defaults());
        var queue = Queue.open(store, options(() -> today));
        var hole = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        var outbound = new Outbound()) {
      var asked = new SynchronousQueue<Long>();
      var reports = new Reports(queue, directory, accounts, "haven.example", () -> 1L);
      var client =
          new SmtpClient(outbound, "haven.example", Timeouts.STANDARD, PublicTrust.standard());
      var routing = RoutingOptions.of("haven.example", Set.of()).at(hole.getLocalPort());
      try (var dispatcher =
          new Dispatcher(queue, new Noticing(asked), () -> routing, client, reports)) {
        dispatcher.start();
        probe(queue, store, asked); // warms the compiler
        System.out.println("taken up when due: " + probe(queue, store, asked));
        for (int i = 0; i < STUCK; i++) {
          accept(queue, store, BLACK_HOLE).join();
        }
        System.out.println("the same beside a black hole: " + probe(queue, store, asked));
      }
      System.out.println("an operator looks for one domain: " + list(queue));
    }
  }

  private String probe(Queue queue, Store store, SynchronousQueue<Long> asked)
      throws InterruptedException {
    var latencies = new Latencies();
    long begin = System.nanoTime();
    for (int i = 0; i < PROBES; i++) {
      var accepted = accept(queue, store, "now" + ids + ".example.net");
      var durable = accepted.thenApply(_ -> System.nanoTime());
      long taken = asked.take();
      latencies.add(Math.max(0, taken - durable.join()));
    }
    return Latencies.report(List.of(latencies), System.nanoTime() - begin);
  }

  /// Notes when it is asked; only the black hole has an address.
  private record Noticing(SynchronousQueue<Long> asked) implements Resolver {
    private static final Zone HOLE = Zone.empty().address(BLACK_HOLE, "127.0.0.1");

    @Override
    public <T> Answer<T> ask(Question<T> question) {
      if (question.name().equals(BLACK_HOLE)) {
        return HOLE.ask(question);
      }
      if (question.name().startsWith("now") && question.kind() == Kind.MX) {
        long now = System.nanoTime();
        try {
          asked.put(now);
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
        }
      }
      return new Answer.TemporaryFailure<>("nobody is asked here");
    }
  }

  private static String list(Queue queue) {
    var operator = new Operator(queue);
    long begin = System.nanoTime();
    var view = operator.list("@d7.example.net", "", false, 100, Optional.empty());
    return "%,d of %,d messages in %,d ms"
        .formatted(view.messages().size(), view.total(), millis(begin));
  }

  private static long millis(long since) {
    return (System.nanoTime() - since) / 1_000_000;
  }
}
