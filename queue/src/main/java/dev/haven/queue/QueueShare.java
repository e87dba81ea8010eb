package dev.haven.queue;

import dev.haven.directory.Address;
import dev.haven.queue.outgoing.Letter;
import dev.haven.smtp.BodyType;
import dev.haven.smtp.Handling;
import dev.haven.smtp.HeaderRequests;
import dev.haven.smtp.Origin;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.ReturnContent;
import dev.haven.smtp.ValidSince;
import dev.haven.smtp.client.Envelope;
import dev.haven.store.StagedBlob;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// The queue's share of one arriving message: a letter for those elsewhere, and the announcement of
/// those here of whose delivery the sender wants to hear (RFC 3461 §4.1).
///
/// It has the octets that the accounts have, of which the letter leaves out what is ours. Belongs
/// to its session's thread, which waits for the queue's writes; throws the queue's own failure if
/// one comes to nothing.
final class QueueShare {
  private final long number;
  private final Origin origin;
  private final Outgoing outgoing;
  private final InstantSource clock;
  private final Map<Address, Recipient> away = new LinkedHashMap<>();
  private final Map<Address, Recipient> announced = new LinkedHashMap<>();
  private final SeenOctets seen = new SeenOctets();
  private Handling handling;

  /// Whether somebody here, who was accepted, does not get it after all.
  private boolean refusing;

  /// Octets of ours at the beginning, which nobody elsewhere gets.
  private int skipped;

  /// Octets of our signatures, which precede the trace.
  private int signed;

  /// @param number of the message
  QueueShare(long number, Origin origin, Outgoing outgoing, InstantSource clock) {
    this.number = number;
    this.origin = origin;
    this.outgoing = outgoing;
    this.clock = clock;
    this.handling = origin.handling();
  }

  void addAway(Recipient recipient) {
    away.putIfAbsent(recipient.address(), recipient);
  }

  void addAnnounced(Recipient recipient) {
    announced.putIfAbsent(recipient.address(), recipient);
  }

  /// Takes a recipient here who is refused after all: the queue asks once more, and tells the
  /// sender.
  ///
  /// @param recipient with what is asked of them
  void addRefused(Recipient recipient) {
    announced.remove(recipient.address());
    away.putIfAbsent(recipient.address(), recipient);
    refusing = true;
  }

  /// A place for a message that nobody here gets.
  StagedBlob stage() {
    return outgoing.queue().stage();
  }

  /// Those whom the queue serves.
  Set<Address> away() {
    return Collections.unmodifiableSet(away.keySet());
  }

  /// Whether the sender wants to hear of nobody here.
  boolean announcesNobody() {
    return announced.isEmpty();
  }

  void skipped(int octets) {
    skipped = octets;
  }

  void signed(int octets) {
    signed = octets;
  }

  /// Looks at what other servers have to be able to take.
  void look(byte[] bytes, int offset, int length) {
    if (!away.isEmpty()) {
      seen.look(bytes, offset, length);
    }
  }

  void requested(HeaderRequests requests) {
    handling = requests.applied(handling);
  }

  /// Since when an address must have had its owner, unless RCPT said so.
  void since(Address owner, ValidSince since) {
    away.computeIfPresent(owner, (_, to) -> to.validSince().asked() ? to : to.since(since));
  }

  /// Makes durable what nobody here gets. Nothing has to be released.
  ///
  /// @param held whether an operator lets it go
  void queue(StagedBlob body, boolean held) {
    var letter = letters().getFirst();
    var queue = outgoing.queue();
    PreparedLetters.settled(held ? queue.hold(letter, body) : queue.accept(letter, body));
  }

  /// Asks the queue to keep all letters until the accounts here have the message; waits for none.
  PreparedLetters prepare(StagedBlob body, boolean held) {
    var letters = letters();
    var writes = new ArrayList<CompletableFuture<Void>>();
    for (var letter : letters) {
      writes.add(prepared(letter, body, held));
    }
    return new PreparedLetters(number, outgoing, letters, writes);
  }

  private CompletableFuture<Void> prepared(Letter letter, StagedBlob body, boolean held) {
    var queue = outgoing.queue();
    if (letter.id() != number) {
      return queue.announce(letter, body);
    }
    return held ? queue.hold(letter, body) : queue.prepare(letter, body);
  }

  /// Tells the sender that these have the message, if there is one to be told.
  void announce(List<Recipient> recipients, StagedBlob body) {
    if (!recipients.isEmpty() && origin.sender().isPresent()) {
      var letter = letter(outgoing.ids().next(), recipients);
      PreparedLetters.settled(outgoing.queue().announce(letter, body));
      outgoing.queue().release(letter.id(), outgoing.reports());
    }
  }

  /// The message for those elsewhere, and the announcement of those here.
  private List<Letter> letters() {
    var letters = new ArrayList<Letter>();
    if (!away.isEmpty()) {
      letters.add(letter(number, away.values()));
    }
    if (!announced.isEmpty() && origin.sender().isPresent()) {
      letters.add(letter(outgoing.ids().next(), announced.values()));
    }
    return letters;
  }

  private Letter letter(long as, Collection<Recipient> recipients) {
    var body =
        origin.body() == BodyType.SEVEN_BIT && seen.eightBit()
            ? BodyType.EIGHT_BIT_MIME
            : origin.body();
    var envelope =
        new Envelope(
            origin.sender(), body, origin.utf8(), returned(), origin.envelopeId(), handling);
    var account = origin.person().map(person -> person.account().name()).orElse("");
    return new Letter(
        as,
        envelope,
        List.copyOf(recipients),
        skipped,
        signed,
        seen.longLines(),
        clock.instant().getEpochSecond(),
        account);
  }

  /// What a stranger wrote does not go back in full where a header of theirs decides that something
  /// goes back: their sender may be forged, and the one who gets the report has not asked for it.
  private ReturnContent returned() {
    return refusing && origin.person().isEmpty() ? ReturnContent.HEADERS : origin.returned();
  }
}
