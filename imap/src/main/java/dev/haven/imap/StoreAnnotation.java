package dev.haven.imap;

import dev.haven.account.Annotate;
import dev.haven.account.IntentRefused;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.OptionalLong;

/// `STORE` and `UID STORE` of annotations, RFC 5257 §4.5: silent always, but for MODSEQs (RFC 7162
/// §3.1.3).
record StoreAnnotation(
    SequenceSet messages, boolean byUid, OptionalLong unchangedSince, AnnotationValues values)
    implements Command.OnMessages {

  /// RFC 9051 §7.5.1.
  @Override
  public boolean mayTellExpunges() {
    return byUid;
  }

  @Override
  public Done run(State.Selected state, Client client)
      throws IOException, Refused, IntentRefused, Bye, SyntaxException {
    if (state.access() == Access.EXAMINED) {
      state.requireWritable();
    }
    values.check(state.rights());
    var named = Selection.of(messages, byUid, state);
    var limited = client.options().limits().of(named, state.announced().messages());
    var chosen = limited.chosen();
    EntryMatch.requireParts(values.entries(), chosen, state);
    var set = values.of(state.user().account().id().name());
    var before = unchangedSince.isPresent() ? state.with(state.enabled().withCondstore()) : state;
    var announced = before.announced();
    var outcome =
        before
            .account()
            .commit(
                new Annotate(
                    announced.id(), chosen.uids(announced.messages()), set, unchangedSince));
    var own = OwnChange.ofAnnotations(chosen, outcome.modified(), set);
    return Store.told(before, own, byUid, limited, client);
  }
}
