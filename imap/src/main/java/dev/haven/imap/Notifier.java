package dev.haven.imap;

import dev.haven.account.Mailbox;
import dev.haven.account.Metadata;
import dev.haven.account.Right;
import dev.haven.imap.AccountChanges.Pair;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What one client asked to be notified of (RFC 5465 §3.1), and how the mailboxes it sees were when
/// it was last told of them.
///
/// News of other mailboxes are the difference of two snapshots, as those of the selected one are:
/// nothing is queued, a slow client hears less often and never too little. Whoever has the right to
/// write to the client has this: the session's thread, or the [IdleWatch] that lives meanwhile.
final class Notifier {
  /// Of each the account is watched.
  private static final int MOST_SHARERS = 500;

  private static final String TOO_MANY_SHARERS =
      "More than " + MOST_SHARERS + " accounts share mailboxes with you; ask for your own only";

  private SelectedEvents selected = SelectedEvents.USUAL;
  private EventGroups others = EventGroups.NONE;
  private boolean on;
  private Optional<Panorama> told = Optional.empty();

  SelectedEvents selected() {
    return selected;
  }

  /// Whether the client is to be told things while it says nothing.
  boolean isOn() {
    return on;
  }

  /// `NOTIFY NONE`.
  void silence() {
    selected = SelectedEvents.NONE;
    others = EventGroups.NONE;
    on = false;
    told = Optional.empty();
  }

  /// As if there had never been a NOTIFY.
  void reset() {
    silence();
    selected = SelectedEvents.USUAL;
  }

  /// Begins, and tells which of those mailboxes the client may not hear of (RFC 5465 §3.1).
  void set(
      SelectedEvents ofSelected, List<EventGroup> ofOthers, State.LoggedIn state, Responses out)
      throws IOException, Refused {
    var groups = new EventGroups(ofOthers);
    if (tooManyShare(groups, state)) {
      throw new Refused("NOTIFICATIONOVERFLOW", TOO_MANY_SHARERS);
    }
    selected = ofSelected;
    others = groups;
    on = true;
    var now = Panorama.of(owners(state));
    told = Optional.of(now);
    new NameNews(others, now, Set.of()).tellClosed(state, out);
  }

  /// Whether there may be news of mailboxes that are not selected.
  boolean watches(State.LoggedIn state) {
    return on || state.enabled().serverMetadata();
  }

  /// Whose mailboxes there may be news of: the client's own account first, and if it asked for
  /// them, those of all who share something with it at this moment.
  List<Owner> owners(State.LoggedIn state) {
    var own = List.of(state.user().own());
    if (!others.mayMeanShared() && !state.enabled().metadata()) {
      return own;
    }
    var sharers = state.user().namespaces().sharers(state.user());
    if (sharers.size() > MOST_SHARERS) {
      return own;
    }
    var owners = new ArrayList<>(own);
    owners.addAll(sharers);
    return owners;
  }

  /// Whether more accounts share with this person than can be watched for one client.
  private static boolean tooManyShare(EventGroups groups, State.LoggedIn state) {
    return groups.mayMeanShared()
        && state.user().namespaces().sharers(state.user()).size() > MOST_SHARERS;
  }

  /// RFC 5465 §3.1, `STATUS`: how the mailboxes are of whose messages there will be news.
  void tellStatus(State.LoggedIn state, Client client) throws IOException {
    var now = told.orElseThrow();
    for (var place : now.places().values()) {
      var items = EnumSet.noneOf(StatusItem.class);
      var events = events(place, now);
      if (!isSelected(place, state) && events.contains(NotifyEvent.MESSAGE_NEW)) {
        items.addAll(List.of(StatusItem.MESSAGES, StatusItem.UIDNEXT, StatusItem.UIDVALIDITY));
        if (events.contains(NotifyEvent.FLAG_CHANGE) || state.enabled().condstore()) {
          items.add(StatusItem.HIGHESTMODSEQ);
        }
        Status.write(place, List.copyOf(items), state, client);
      }
    }
  }

  /// Tells what became of mailboxes that are not selected.
  void tell(State.LoggedIn state, Occasion occasion, Client client) throws IOException {
    if (others.isEmpty() && !state.enabled().serverMetadata()) {
      return;
    }
    if (tooManyShare(others, state)) {
      // RFC 5465 §5.8: as if there had been a NOTIFY NONE.
      silence();
      client.out().untagged("OK [NOTIFICATIONOVERFLOW] " + TOO_MANY_SHARERS);
      return;
    }
    if (told.isEmpty()) {
      told = Optional.of(Panorama.of(owners(state)));
      return;
    }
    var before = told.get();
    var now = before.refreshed(owners(state));
    if (now.isEmpty()) {
      return;
    }
    long mark = client.out().mark();
    try {
      tellDifference(before, now.get(), state, occasion, client);
      told = now;
    } catch (RuntimeException trouble) {
      client.out().takeBack(mark);
      throw trouble;
    }
  }

  private void tellDifference(
      Panorama before, Panorama now, State.LoggedIn state, Occasion occasion, Client client)
      throws IOException {
    var changes = AccountChanges.between(before, now);
    var touched = Set.copyOf(occasion.touched());
    new NameNews(others, now, touched).tell(changes, state, client.out());
    for (var pair : changes.changed()) {
      if (!occasion.annotated().equals(Optional.of(pair.now().name()))) {
        tellMetadata(pair, now, state, client.out());
      }
      if (!isSelected(pair.now(), state) && !touched.contains(pair.now().name())) {
        tellMessages(pair, now, state, client);
      }
    }
    boolean ofServer =
        state.enabled().serverMetadata() || others.any(NotifyEvent.SERVER_METADATA_CHANGE);
    if (ofServer && !occasion.annotated().equals(Optional.of(""))) {
      MetadataNews.write("", before.own().metadata(), now.own().metadata(), state, client.out());
    }
  }

  private static boolean isSelected(Place place, State.LoggedIn state) {
    return state instanceof State.Selected selecting && selecting.isAt(place);
  }

  /// RFC 5465 §5: of a mailbox that the client may not read there are no news.
  private Set<NotifyEvent> events(Place place, Panorama now) {
    return place.allows(Right.READ) ? others.events(place.name(), now) : Set.of();
  }

  /// RFC 5465 §5.1 to RFC 5465 §5.3: a STATUS response stands for what happened elsewhere.
  private void tellMessages(Pair pair, Panorama now, State.LoggedIn state, Client client)
      throws IOException {
    var events = events(pair.now(), now);
    if (!events.contains(NotifyEvent.MESSAGE_NEW)) {
      return;
    }
    var mailbox = pair.now().mailbox();
    var before = pair.before().map(Place::mailbox);
    boolean condstore = state.enabled().condstore();
    boolean came = mailbox.uidNext() > before.map(Mailbox::uidNext).orElse(1L);
    boolean went = before.filter(old -> News.anyGone(old, mailbox)).isPresent();
    boolean unseen = mailbox.unseen() != before.map(Mailbox::unseen).orElse(0);
    boolean marked =
        before.filter(old -> old.highestModSeq() != mailbox.highestModSeq()).isPresent();
    // RFC 5465 §5.1: told as flags are, where MODSEQs are.
    boolean annotations = condstore && events.contains(NotifyEvent.ANNOTATION_CHANGE);
    boolean flags = (annotations || events.contains(NotifyEvent.FLAG_CHANGE)) && marked;
    var items = EnumSet.noneOf(StatusItem.class);
    if (came || went) {
      items.addAll(List.of(StatusItem.MESSAGES, StatusItem.UIDNEXT, StatusItem.UIDVALIDITY));
    }
    if (flags && unseen) {
      items.add(StatusItem.UNSEEN);
    }
    if (condstore && (came || went || flags)) {
      items.addAll(List.of(StatusItem.UIDVALIDITY, StatusItem.HIGHESTMODSEQ));
    }
    if (!items.isEmpty()) {
      Status.write(pair.now(), List.copyOf(items), state, client);
    }
  }

  /// RFC 5465 §5.6, and RFC 5464 §4.4.2 for whoever enabled METADATA.
  private void tellMetadata(Pair pair, Panorama now, State.LoggedIn state, Responses out)
      throws IOException {
    boolean enabled = state.enabled().metadata() && pair.now().allowsAnnotations();
    if (enabled || events(pair.now(), now).contains(NotifyEvent.MAILBOX_METADATA_CHANGE)) {
      var before = pair.before().map(old -> old.mailbox().metadata()).orElse(Metadata.NONE);
      MetadataNews.write(pair.now().name(), before, pair.now().mailbox().metadata(), state, out);
    }
  }
}
