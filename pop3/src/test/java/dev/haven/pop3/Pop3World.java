package dev.haven.pop3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.account.Account;
import dev.haven.account.AccountOptions;
import dev.haven.account.Accounts;
import dev.haven.account.AddMessages;
import dev.haven.account.Expunge;
import dev.haven.account.IntentRefused;
import dev.haven.account.Mailbox;
import dev.haven.account.NewMessage;
import dev.haven.account.UidSet;
import dev.haven.directory.Address;
import dev.haven.directory.Directory;
import dev.haven.directory.DirectoryOptions;
import dev.haven.directory.DirectoryRefused;
import dev.haven.directory.PasswordCost;
import dev.haven.store.LogId;
import dev.haven.store.MemoryStore;
import dev.haven.store.StoreException;
import dev.haven.testkit.Peer;
import dev.haven.testkit.Server;
import dev.haven.wire.Endpoint;
import dev.haven.wire.MemoryConnection;
import dev.haven.wire.TlsMode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A server for transcripts: `mrose@example.com` (password `secret tanstaaf`) and
/// `jürgen@example.com` (password `stork-nest`) have accounts.
///
/// Settings: `@clear` (passwords allowed before TLS), `@plain` (no TLS at all). Acts: `! mail ...`
/// puts a message with Java's escapes into mrose's INBOX, `! octets 120` one of that size, `! left
/// 2` counts what is there, `! expunge 1` removes the message with that UID, `! disk broken` and `!
/// recover` change what happens next.
final class Pop3World implements Server {
  private final Map<String, String> settings;
  private final MemoryStore store = new MemoryStore();
  private final Directory directory;
  private final Accounts accounts = new Accounts(store, AccountOptions.defaults());
  private final Pop3Protocol protocol;
  private final LogId mrose;

  Pop3World(Map<String, String> settings) throws DirectoryRefused {
    this.settings = settings;
    this.directory =
        Directory.open(store, DirectoryOptions.defaults().withCost(new PasswordCost(8, 1, 1)));
    this.protocol = new Pop3Protocol(directory, accounts);
    var administration = directory.administration();
    administration.addDomain("example.com");
    this.mrose =
        administration.addAccount(new Address("mrose", "example.com"), "secret tanstaaf").account();
    administration.addAccount(new Address("jürgen", "example.com"), "stork-nest");
  }

  Pop3Protocol protocol() {
    return protocol;
  }

  @Override
  public void serve(Peer peer) throws IOException {
    var tls = settings.containsKey("plain") ? TlsMode.NONE : TlsMode.STARTTLS;
    var address = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.2"), 110);
    var endpoint =
        new Endpoint("pop3", address, tls, settings.containsKey("clear"), "mail.example.com");
    protocol.open(new MemoryConnection(peer.in(), peer.out(), endpoint, peer.tls())).run();
  }

  @Override
  public void act(String what) throws Exception {
    int space = what.indexOf(' ');
    var verb = space < 0 ? what : what.substring(0, space);
    var argument = space < 0 ? "" : what.substring(space + 1);
    switch (verb) {
      case "mail" -> add(argument.translateEscapes().getBytes(StandardCharsets.ISO_8859_1));
      case "octets" -> add(sized(Integer.parseInt(argument)));
      case "record" ->
          assertEquals(argument, directory.signIns().records().getFirst().attempt().toString());
      case "left" -> assertEquals(Integer.parseInt(argument), inbox().count());
      case "expunge" ->
          account().commit(Expunge.these(inbox().id(), UidSet.of(Long.parseLong(argument))));
      case "disk" -> store.failWrites(StoreException.Kind.IO);
      case "recover" -> store.acceptWrites();
      default -> throw new IllegalArgumentException(what);
    }
  }

  private Account account() {
    return accounts.account(mrose);
  }

  private Mailbox inbox() {
    return account().state().mailbox("INBOX").orElseThrow();
  }

  void add(byte[] message) throws IntentRefused {
    try (var incoming = accounts.receive()) {
      incoming.write(message, 0, message.length);
      try (var received = incoming.finish()) {
        account().commit(AddMessages.of(inbox().id(), NewMessage.of(received, 1)));
      }
    }
  }

  private static byte[] sized(int octets) {
    var header = "Subject: sized\r\n\r\n";
    int fill = octets - header.length() - 2;
    return (header + "x".repeat(fill) + "\r\n").getBytes(StandardCharsets.US_ASCII);
  }
}
