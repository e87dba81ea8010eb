package dev.haven.smtp;

import dev.haven.directory.Address;
import dev.haven.directory.Directory;
import dev.haven.directory.Resolution;
import dev.haven.store.StoreException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Takes mail for everybody the directory knows, and remembers it.
final class RecordingIntake implements MailIntake {
  /// One message that was committed.
  record Delivered(
      Origin origin,
      List<Address> recipients,
      String trace,
      String text,
      HeaderRequests requests) {}

  private final Directory directory;
  private final List<Delivered> delivered = new CopyOnWriteArrayList<>();

  /// When set, what [IncomingMail#commit] and [IncomingMail#write] meet.
  private volatile StoreException.Kind trouble = StoreException.Kind.CLOSED;

  private volatile boolean troubled;
  private volatile boolean broken;
  private final List<Recipient> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger open = new AtomicInteger();

  RecordingIntake(Directory directory) {
    this.directory = directory;
  }

  List<Delivered> delivered() {
    return delivered;
  }

  /// Every recipient that was named, taken or not.
  List<Recipient> asked() {
    return asked;
  }

  /// Messages that were begun and neither committed nor given up.
  int open() {
    return open.get();
  }

  void fail(StoreException.Kind kind) {
    trouble = kind;
    troubled = true;
  }

  void recover() {
    troubled = false;
    broken = false;
  }

  /// From now on commits meet a bug.
  void breakDown() {
    broken = true;
  }

  @Override
  public IncomingMail begin(Origin origin) throws Refused {
    open.incrementAndGet();
    return new Mail(origin);
  }

  private final class Mail implements IncomingMail {
    private final Origin origin;
    private final List<Address> recipients = new ArrayList<>();
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private String trace = "";
    private HeaderRequests requests = new HeaderRequests(false, 0, "", Map.of(), false);
    private boolean closed;

    Mail(Origin origin) {
      this.origin = origin;
    }

    @Override
    public String id() {
      return "Q1";
    }

    @Override
    public void recipient(Recipient recipient) throws Refused {
      asked.add(recipient);
      switch (directory.resolve(recipient.address())) {
        case Resolution.Accounts _ -> recipients.add(recipient.address());
        case Resolution.NoSuchAddress(var address) ->
            throw Reply.refused(550, "5.1.1", "There is no " + address + " here");
        case Resolution.NotLocal _ -> throw Reply.refused(550, "5.7.1", "Not a relay");
        case Resolution.Suspended _ -> throw Reply.refused(450, "4.2.1", "Suspended");
      }
    }

    @Override
    public void content(byte[] field) {
      trace = new String(field, StandardCharsets.US_ASCII);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      failIfTold();
      content.write(bytes, offset, length);
    }

    @Override
    public void requested(HeaderRequests asked) {
      requests = asked;
    }

    @Override
    public List<Reply> commit() {
      failIfTold();
      if (broken) {
        throw new IllegalStateException("a bug, played by the test");
      }
      delivered.add(
          new Delivered(
              origin,
              List.copyOf(recipients),
              trace,
              content.toString(StandardCharsets.ISO_8859_1),
              requests));
      var reply = Reply.of(250, "2.0.0", "Delivered as Q1");
      return origin.service() == SmtpService.LMTP
          ? Collections.nCopies(recipients.size(), reply)
          : List.of(reply);
    }

    private void failIfTold() {
      if (troubled) {
        throw new StoreException(trouble, "played by the test", "nothing");
      }
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        open.decrementAndGet();
      }
    }
  }
}
