package dev.haven.server.trial;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// Several clients of each protocol that work until the server is gone, and write down what they
/// were told.
///
/// `anna` and `bob` receive over SMTP; `carl` appends and flags over IMAP; `dora` receives over
/// SMTP and deletes over POP3.
final class Load {
  private static final List<String> FLAGS =
      List.of("\\Seen", "\\Flagged", "\\Answered", "\\Draft", "work");
  private static final Pattern APPEND_UID = Pattern.compile("\\[APPENDUID \\d+ (\\d+)]");

  private final String name;
  private final Site site;
  private final Ledgers ledgers;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
  private final List<Thread> clients = new ArrayList<>();

  /// What is kept for each of the four.
  record Ledgers(Ledger anna, Ledger bob, Ledger carl, Ledger dora) {
    Ledgers() {
      this(new Ledger("anna"), new Ledger("bob"), new Ledger("carl"), new Ledger("dora"));
    }

    Ledger of(String person) {
      return switch (person) {
        case "anna" -> anna;
        case "bob" -> bob;
        case "carl" -> carl;
        default -> dora;
      };
    }
  }

  /// One client's work on one connection.
  private interface Work {
    void run(Random random) throws IOException;
  }

  /// @param name goes into every message's id, so that no two loads send the same
  Load(String name, Site site, Ledgers ledgers) {
    this.name = name;
    this.site = site;
    this.ledgers = ledgers;
  }

  static String address(String person) {
    return person + "@trial.example";
  }

  void start(long seed) {
    for (int i = 0; i < 4; i++) {
      client(seed + i, this::sendMail);
    }
    client(seed + 4, this::appendMail);
    client(seed + 5, this::flagMail);
    client(seed + 6, this::deleteMail);
  }

  /// How many messages were tried so far.
  int tried() {
    return numbers.get();
  }

  /// Waits for all clients to find that the server is gone.
  ///
  /// @return what they met that a server may not do
  List<Throwable> await() throws InterruptedException {
    for (var client : clients) {
      client.join();
    }
    return List.copyOf(faults);
  }

  private void client(long seed, Work work) {
    clients.add(
        Thread.ofVirtual()
            .start(() -> {
              try {
                work.run(new Random(seed));
              } catch (IOException _) {
                // The server is gone: that is what this is about.
              } catch (RuntimeException | AssertionError fault) {
                faults.add(fault);
              }
            }));
  }

  private void sendMail(Random random) throws IOException {
    while (true) {
      try (var smtp = new SmtpClient(site.port("smtp"))) {
        for (int i = random.nextInt(30); i >= 0; i--) {
          sendOne(smtp, random);
        }
        SmtpClient.expect(221, smtp.command("QUIT"));
      }
    }
  }

  private void sendOne(SmtpClient smtp, Random random) throws IOException {
    var id = name + "-smtp-" + numbers.incrementAndGet();
    var people = new TreeSet<String>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      people.add(List.of("anna", "bob", "dora").get(random.nextInt(3)));
    }
    people.forEach(person -> ledgers.of(person).sending(id));
    var recipients = people.stream().map(Load::address).toList();
    smtp.send("trial@elsewhere.example", recipients, TrialMessage.bytes(id));
    SmtpClient.expect(250, smtp.reply());
    people.forEach(person -> ledgers.of(person).sent(id, 0));
  }

  private void appendMail(Random random) throws IOException {
    try (var imap = new ImapClient(site.port("imap"))) {
      imap.login(address("carl"), Site.PASSWORD);
      while (true) {
        var id = name + "-append-" + numbers.incrementAndGet();
        ledgers.carl().sending(id);
        var answer = imap.answer(imap.send("APPEND INBOX", TrialMessage.bytes(id))).ok();
        var uid = APPEND_UID.matcher(answer.tagged());
        if (!uid.find()) {
          throw new UnexpectedAnswer("no APPENDUID: " + answer.tagged());
        }
        ledgers.carl().sent(id, Long.parseLong(uid.group(1)));
      }
    }
  }

  private void flagMail(Random random) throws IOException {
    try (var imap = new ImapClient(site.port("imap"))) {
      imap.login(address("carl"), Site.PASSWORD);
      imap.command("SELECT INBOX").ok();
      while (true) {
        var present = List.copyOf(ledgers.carl().present().entrySet());
        if (present.isEmpty()) {
          imap.command("NOOP").ok();
        } else {
          var message = present.get(random.nextInt(present.size()));
          flagOne(imap, message.getKey(), message.getValue(), random);
        }
      }
    }
  }

  private void flagOne(ImapClient imap, String id, long uid, Random random) throws IOException {
    var flags = new TreeSet<String>();
    for (var flag : FLAGS) {
      if (random.nextBoolean()) {
        flags.add(flag);
      }
    }
    ledgers.carl().flagging(id, Set.copyOf(flags));
    var answer = imap.command("UID STORE " + uid + " FLAGS (" + String.join(" ", flags) + ")").ok();
    // This session may not have been told of the message yet; then nothing was changed.
    boolean changed = answer.untagged().stream().anyMatch(line -> line.contains("UID " + uid));
    if (changed) {
      ledgers.carl().flagged(id);
    } else {
      ledgers.carl().notFlagged(id);
    }
  }

  private void deleteMail(Random random) throws IOException {
    while (true) {
      try (var pop3 = new Pop3Client(site.port("pop3"))) {
        pop3.login(address("dora"), Site.PASSWORD);
        deleteSome(pop3, random);
      } catch (UnexpectedAnswer answer) {
        if (!String.valueOf(answer.getMessage()).contains("[IN-USE]")) {
          throw answer;
        }
      }
    }
  }

  private void deleteSome(Pop3Client pop3, Random random) throws IOException {
    int count = Integer.parseInt(pop3.command("STAT").split(" ", 3)[1]);
    var ids = new ArrayList<String>();
    for (int i = 1; i <= Math.min(count, 5); i++) {
      var id = TrialMessage.id(String.join("\r\n", pop3.lines("TOP " + i + " 0")) + "\r\n");
      ledgers.dora().seen(id);
      Pop3Client.ok(pop3.command("DELE " + i));
      ids.add(id);
    }
    if (random.nextInt(4) == 0) {
      return;
    }
    ledgers.dora().removing(ids);
    Pop3Client.ok(pop3.command("QUIT"));
    ledgers.dora().removed(ids);
  }
}
