package dev.haven.queue.outgoing;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.haven.queue.format.RelayEntry;
import dev.haven.smtp.client.Hop;
import dev.haven.smtp.client.Login;
import dev.haven.store.Append;
import dev.haven.store.LogId;
import dev.haven.store.Store;
import dev.haven.store.StoreException;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/// The server that passes on all mail which has no other way, as the operator has set it: kept in a
/// log of its own. Safe for any thread.
///
/// Its password lies there in clear: it has to be shown to the relay. The data directory is closed
/// to everybody but its owner.
public final class Relay {
  private static final LogId LOG = new LogId("relay/settings");
  private static final int FORMAT = 1;

  private final Store store;
  private volatile RelayEntry entry;

  private Relay(Store store, RelayEntry entry) {
    this.store = store;
    this.entry = entry;
  }

  public static Relay open(Store store) {
    var entries = store.read(LOG, 0).entries();
    try {
      var newest =
          entries.isEmpty()
              ? RelayEntry.getDefaultInstance()
              : RelayEntry.parseFrom(entries.getLast().payload());
      return new Relay(store, newest);
    } catch (InvalidProtocolBufferException e) {
      throw Checkpoints.damaged(LOG, e);
    }
  }

  /// The way of everybody's mail, if a relay is set.
  public Optional<FixedRoute> route() {
    var now = entry;
    return now.getSet() ? Optional.of(route(now)) : Optional.empty();
  }

  private static FixedRoute route(RelayEntry now) {
    return new FixedRoute(
        FixedRoute.EVERYBODY,
        now.getHost(),
        now.getPort(),
        now.getTls() == 1 ? Hop.Protocol.SMTPS : Hop.Protocol.SMTP,
        true,
        now.getHasLogin()
            ? Optional.of(new Login(now.getUser(), now.getPassword()))
            : Optional.empty());
  }

  /// Sets it; durable when this returns. The log begins anew, so that no old password stays in it.
  public synchronized void set(FixedRoute route) {
    var login = route.login();
    write(
        RelayEntry.newBuilder()
            .setFormat(FORMAT)
            .setSet(true)
            .setHost(route.host())
            .setPort(route.port())
            .setTls(route.protocol() == Hop.Protocol.SMTPS ? 1 : 0)
            .setHasLogin(login.isPresent())
            .setUser(login.map(Login::user).orElse(""))
            .setPassword(login.map(Login::password).orElse(""))
            .build());
  }

  public synchronized void remove() {
    write(RelayEntry.getDefaultInstance());
  }

  private void write(RelayEntry newer) {
    try {
      if (store.newest(LOG) > 0) {
        store.drop(LOG).join();
      }
      if (newer.getSet()) {
        store.append(Append.of(LOG, 1, newer.toByteArray())).join();
      }
      entry = newer;
    } catch (CompletionException e) {
      throw e.getCause() instanceof StoreException trouble ? trouble : e;
    }
  }
}
