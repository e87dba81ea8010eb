package dev.haven.server.command;

import dev.haven.server.DataDirectory;
import dev.haven.server.FirstAccount;
import dev.haven.server.Server;
import dev.haven.server.control.Answer;
import dev.haven.server.control.Refused;
import dev.haven.server.log.Log;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "serve",
    description = {
      "Runs the mail server until it gets SIGTERM or SIGINT.",
      "On an empty data directory it sets itself up: certificates, a domain, and an account whose"
          + " password is printed once.",
      "As a --sandbox it is a server for tests: mail to any address is kept in memory, any password"
          + " is right, and nothing leaves this machine."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  haven serve",
      "  haven serve --account you@example.com --data /var/lib/haven",
      "  haven serve --sandbox"
    })
final class ServeCommand implements Callable<Integer> {
  private final Console console;

  @Mixin Place place = new Place();

  @Option(
      names = "--account",
      paramLabel = "ADDRESS",
      description = "The first account's address, if there is none yet. Default: admin@localhost.")
  @Nullable String account;

  @Option(
      names = "--sandbox",
      description =
          "Serve programs under test, on ports 1025 (SMTP), 1143 (IMAP) and others of this machine"
              + " alone. Certificates lie in ./haven-sandbox, or where --data says.")
  boolean sandbox;

  ServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Refused, InterruptedException {
    serveUntil(new CountDownLatch(1), Signals::onTermination);
    return CommandLines.DONE;
  }

  /// Serves until somebody has counted down.
  ///
  /// @param signals told once there is a server what is to be done at the first signal
  void serveUntil(CountDownLatch stop, Consumer<Runnable> signals)
      throws Refused, InterruptedException {
    var found = sandbox ? place.requireSandbox() : place.require();
    Log.begin(found.configuration().log());
    try (var server = start(found)) {
      signals.accept(stop::countDown);
      var status = server.status();
      requireSomePort(status);
      welcome(server, status);
      stop.await();
      console.err().println("Stopping: letting the commands in hand finish.");
    }
  }

  private Server start(Place.Found found) throws Refused {
    if (sandbox) {
      return Server.sandbox(found.data(), found.configuration());
    }
    var address = account == null ? askedFor(found.data()) : account;
    return Server.start(found.data(), found.configuration(), address);
  }

  private String askedFor(DataDirectory data) throws Refused {
    return console.terminal() && !data.isSetUp()
        ? console.ask("E-mail address of the first account", FirstAccount.STANDARD)
        : FirstAccount.STANDARD;
  }

  private static void requireSomePort(Answer.Status status) throws Refused {
    if (status.listeners().stream().allMatch(listener -> listener.port().isEmpty())) {
      throw new Refused(
          "not one port could be opened:\n"
              + String.join("\n", StatusText.ports(status.listeners())),
          "");
    }
  }

  private void welcome(Server server, Answer.Status status) {
    var out = console.out();
    long uptime = ManagementFactory.getRuntimeMXBean().getUptime();
    out.printf("Haven %s, listening after %d ms.%n%n", status.version(), uptime);
    StatusText.ports(status.listeners()).forEach(out::println);
    out.println();
    var user = server.firstAccount().map(FirstAccount::address).orElse("your whole address");
    out.println(
        sandbox
            ? "A sandbox: any address has mail here, any password but \"wrong\" is right, and"
                + " nothing leaves this machine. When it stops, its mail is gone."
            : "In a mail program:");
    StatusText.settings(status, user).forEach(line -> out.println("  " + line));
    server.firstAccount().ifPresent(this::introduce);
    if (account != null && !sandbox && !server.has(account)) {
      out.printf("%nThere are people here already, so --account adds nobody. For one more: ");
      out.println("haven account add " + account);
    }
    if (sandbox) {
      out.println("  Special addresses: 550@ (any code), timeout@, greylist@; see docs/sandbox.md");
    }
    status
        .certificate()
        .authority()
        .ifPresent(file -> out.printf("%nMail programs must trust this authority: %s%n", file));
    out.printf("Data directory: %s%n", status.data());
    if (!sandbox && !status.host().contains(".")) {
      out.printf("Other machines do not know this one as %s: ", status.host());
      out.println("set hostname in haven.toml, such as \"mail.example.com\".");
    }
    out.println("Stop with Ctrl-C. In another terminal: haven status, haven help.");
    out.flush();
  }

  private void introduce(FirstAccount first) {
    var out = console.out();
    out.println();
    out.println("The first account is " + console.strong(first.address()));
    out.println(
        "  Password: "
            + console.strong(first.password())
            + "   (it is not shown again;"
            + " change it with: haven account password "
            + first.address()
            + ")");
  }
}
