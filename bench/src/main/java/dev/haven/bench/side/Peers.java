package dev.haven.bench.side;

import dev.haven.bench.client.Door;
import dev.haven.bench.machine.Cell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Postfix and Dovecot together: what does the work of our one server.
public final class Peers implements Side {
  /// What an administrator has to raise for ten thousand connections: by default Dovecot has a
  /// process for every sign-in, and a hundred of them at most.
  public static final String WIDE =
      """
      default_client_limit = 40000
      service imap-login {
        service_count = 0
        process_min_avail = 2
        client_limit = 40000
        vsz_limit = 4G
      }
      service imap {
        process_limit = 12000
      }
      service anvil {
        client_limit = 50000
      }
      service auth {
        client_limit = 50000
      }
      """;

  private static final List<String> TOLD_OF_DOVECOT =
      List.of(
          "mail_fsync",
          "default_process_limit",
          "default_client_limit",
          "service/imap-login/service_count",
          "service/imap/process_limit");
  private static final List<String> TOLD_OF_POSTFIX =
      List.of(
          "default_process_limit",
          "lmtp_destination_concurrency_limit",
          "lmtp_destination_recipient_limit",
          "in_flow_delay");

  private final Ground ground;
  private final Ports ports = new Ports();
  private final Dovecot dovecot;
  private final Postfix postfix;

  /// @param more lines for Dovecot's configuration
  public Peers(Path under, String name, Identity identity, String more) throws IOException {
    ground = Ground.open(under, name);
    dovecot = new Dovecot(ground, ports, identity, more);
    postfix = new Postfix(ground, ports, identity, dovecot);
  }

  @Override
  public String name() {
    return "Postfix + Dovecot";
  }

  @Override
  public boolean ours() {
    return false;
  }

  @Override
  public void addAccounts(List<String> names) throws IOException {
    dovecot.addAccounts(names);
    postfix.addAccounts(names);
  }

  @Override
  public void start() throws IOException {
    dovecot.start();
    postfix.start();
    ports.await(() -> dovecot.isAlive() && postfix.isAlive());
  }

  @Override
  public void stop() throws IOException {
    var masters = new ArrayList<>(dovecot.masters());
    masters.addAll(postfix.masters());
    ground.end(masters);
  }

  @Override
  public Door door(Service service) {
    return ports.door(service);
  }

  @Override
  public int relayPort() {
    return ports.relay();
  }

  @Override
  public Cell cell() {
    return ground.cell();
  }

  @Override
  public long restingBytes() throws IOException {
    return ground.cell().residentBytes();
  }

  @Override
  public List<String> settings() throws IOException {
    var lines = new ArrayList<String>();
    for (var setting : TOLD_OF_DOVECOT) {
      lines.add("Dovecot " + dovecot.setting(setting));
    }
    for (var setting : TOLD_OF_POSTFIX) {
      lines.add("Postfix " + postfix.setting(setting));
    }
    return lines;
  }

  @Override
  public List<String> log() {
    var lines = new ArrayList<>(dovecot.log());
    lines.addAll(postfix.log());
    return lines;
  }

  @Override
  public void close() {
    ground.clear();
  }
}
