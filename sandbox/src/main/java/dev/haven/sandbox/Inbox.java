package dev.haven.sandbox;

import dev.haven.account.Account;
import dev.haven.account.Mailbox;
import dev.haven.directory.Address;
import dev.haven.directory.Resolution;
import dev.haven.server.House;
import dev.haven.wire.SyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The mail of one address, as it is at the moment of asking. Safe for any thread.
///
/// What waits takes ten seconds at most if it is not told otherwise, and then fails with an
/// [AssertionError] that says who got mail instead.
public final class Inbox {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Sandbox sandbox;
  private final House house;
  private final Address address;

  Inbox(Sandbox sandbox, House house, String address) {
    this.sandbox = sandbox;
    this.house = house;
    try {
      this.address = Address.parse(address);
    } catch (SyntaxException e) {
      throw new IllegalArgumentException(address + " is no address: " + e.getMessage(), e);
    }
  }

  public String address() {
    return address.toString();
  }

  /// What has arrived, oldest first.
  public List<Mail> mails() {
    return mails(account());
  }

  /// The newest message, as soon as there is one.
  public Mail awaitMail() {
    return awaitMails(1).getLast();
  }

  /// All messages, as soon as there are so many.
  public List<Mail> awaitMails(int count) {
    return awaitMails(count, PATIENCE);
  }

  /// All messages, as soon as there are so many.
  ///
  /// @param patience how long to wait at most
  public List<Mail> awaitMails(int count, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    var account = account();
    var changed = new Semaphore(0);
    try (var _ = account.watch(changed::release)) {
      while (inbox(account).count() < count) {
        if (!changed.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          throw missing(count, patience);
        }
      }
      return mails(account);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for mail to " + address, e);
    }
  }

  private AssertionError missing(int count, Duration patience) {
    var who =
        sandbox.addresses().stream()
            .map(someone -> someone + " has " + sandbox.inbox(someone).mails().size())
            .collect(Collectors.joining(", "));
    return new AssertionError(
        "%d messages for %s did not come within %d ms; %s"
            .formatted(
                count,
                address,
                patience.toMillis(),
                who.isEmpty() ? "nobody has any mail" : "messages: " + who));
  }

  /// By its address each time: clearing the sandbox ends accounts.
  private Account account() {
    if (house.directory().resolve(address) instanceof Resolution.Accounts reached) {
      return house.accounts().account(reached.logs().getFirst());
    }
    throw new IllegalArgumentException(address + " cannot have mail in a sandbox");
  }

  private static Mailbox inbox(Account account) {
    return account.state().mailbox("INBOX").orElseThrow();
  }

  private static List<Mail> mails(Account account) {
    var mails = new ArrayList<Mail>();
    for (var message = inbox(account).messages().cursor(); message.next(); ) {
      var received = Instant.ofEpochSecond(message.receivedAt());
      mails.add(new Mail(source(account, message.emailId()), received));
    }
    return mails;
  }

  private static byte[] source(Account account, long emailId) {
    var body = account.body(emailId).orElseThrow();
    var bytes = new byte[Math.toIntExact(body.length())];
    for (int at = 0; at < bytes.length; ) {
      int count = body.read(at, bytes, at, bytes.length - at);
      if (count < 0) {
        throw new IllegalStateException("a message ends before its end");
      }
      at += count;
    }
    return bytes;
  }
}
