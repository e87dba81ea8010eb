package dev.haven.server.command;

import dev.haven.directory.NewPassword;
import dev.haven.server.config.Octets;
import dev.haven.server.control.DirectAdministration;
import dev.haven.server.control.Refused;
import dev.haven.server.control.Request;
import dev.haven.server.json.JsonWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "account",
    description = "People who have mail here.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  haven account add jane@example.com               asks for a password, or makes one",
      "  haven account add jane@example.com <password.txt",
      "  haven account add jane@example.com --generate    makes one and prints it",
      "  haven account import people.txt --passwords new-passwords.txt",
      "  haven account quota jane@example.com --storage 5GiB",
      "  haven account capability jane@example.com --off COMPRESS",
      "  haven account list --json"
    })
final class AccountCommand {
  private final Console console;

  /// A password that was made here, for programs.
  public record Made(String account, String password) {}

  AccountCommand(Console console) {
    this.console = console;
  }

  @Command(
      description = {
        "Adds an account; its domain must be there.",
        "The password is asked for at a terminal, else read from standard input (its first line)."
      })
  int add(
      @Mixin Reply reply,
      @Option(names = "--generate", description = "Make a password and print it.") boolean generate,
      @Parameters(paramLabel = "ADDRESS", description = "such as jane@example.com") String address)
      throws Refused {
    return withPassword(
        reply, generate, address, password -> new Request.AddAccount(address, password));
  }

  @Command(
      name = "import",
      description = {
        "Adds the accounts of a list. While a line of it is wrong, none is added.",
        "A line is an address, or an address, a blank or a comma, and the password up to the line's",
        "end. Empty lines and those that begin with # say nothing. An account without a password",
        "gets one, which is written to the file of --passwords before the account is added.",
        "Hashing takes some 60 ms of a processor for each account. Ctrl-C ends it; what is added",
        "stays, and the same command with --skip-existing and another --passwords goes on.",
        "With a server running or not."
      },
      footerHeading = "%nExamples:%n",
      footer = {
        "  haven account import people.txt --dry-run --passwords new-passwords.txt",
        "  haven account import people.txt --passwords new-passwords.txt",
        "  haven account import - --skip-existing <people.txt"
      })
  int importList(
      @Mixin Reply reply,
      @Option(
              names = "--passwords",
              paramLabel = "FILE",
              description =
                  "A new file for the passwords that are made; only you may read it. It is itself"
                      + " such a list.")
          Optional<Path> passwords,
      @Option(names = "--dry-run", description = "Only say what would happen.") boolean dryRun,
      @Option(
              names = "--skip-existing",
              description = "Pass over accounts that are there already; they stay as they are.")
          boolean skipExisting,
      @Parameters(paramLabel = "FILE", description = "The list; - for standard input.") String file)
      throws Refused {
    var options = new AccountImport.Options(passwords, dryRun, skipExisting);
    return new ImportFace(console, reply, options).run(file);
  }

  @Command(description = "Lists all accounts.")
  int list(@Mixin Reply reply) throws Refused {
    return reply.ask(console, new Request.ListAccounts());
  }

  @Command(
      description = {
        "Sets a new password; the old one is refused from then on.",
        "It is asked for at a terminal, else read from standard input (its first line)."
      })
  int password(
      @Mixin Reply reply,
      @Option(names = "--generate", description = "Make a password and print it.") boolean generate,
      @Parameters(paramLabel = "ADDRESS") String address)
      throws Refused {
    return withPassword(
        reply, generate, address, password -> new Request.SetPassword(address, password));
  }

  @Command(
      description = {
        "Limits what an account may hold. Limits that are not named are lifted.",
        "A message that was copied counts once."
      })
  int quota(
      @Mixin Reply reply,
      @Option(names = "--storage", paramLabel = "SIZE", description = "such as 5GiB")
          Optional<String> storage,
      @Option(names = "--messages", paramLabel = "COUNT", description = "How many messages.")
          Optional<Long> messages,
      @Option(names = "--mailboxes", paramLabel = "COUNT", description = "How many mailboxes.")
          Optional<Long> mailboxes,
      @Parameters(paramLabel = "ADDRESS") String address)
      throws Refused {
    return reply.ask(
        console, new Request.SetQuota(address, octets(storage), limit(messages), limit(mailboxes)));
  }

  @Command(
      description = {
        "Switches capabilities of IMAP off for one account, and on again.",
        "For a mail program that stumbles over them. In force when it next signs in; what builds on",
        "what is switched off goes with it.",
        "Without --off and --on: shows what is switched off."
      },
      footerHeading = "%nExamples:%n",
      footer = {
        "  haven account capability jane@example.com --off COMPRESS,NOTIFY",
        "  haven account capability jane@example.com --on NOTIFY",
        "  haven account capability            shows what is off, for whom"
      })
  int capability(
      @Mixin Reply reply,
      @Option(
              names = "--off",
              paramLabel = "NAME",
              split = ",",
              description =
                  "As IMAP announces it, such as COMPRESS=DEFLATE; or COMPRESS for short.")
          List<String> off,
      @Option(names = "--on", paramLabel = "NAME", split = ",", description = "Likewise.")
          List<String> on,
      @Parameters(paramLabel = "ADDRESS", arity = "0..1") Optional<String> address)
      throws Refused {
    var offNames = off == null ? List.<String>of() : off;
    var onNames = on == null ? List.<String>of() : on;
    if (offNames.isEmpty() && onNames.isEmpty()) {
      return reply.ask(console, new Request.ListCapabilities(address.orElse("")));
    }
    var account =
        address.orElseThrow(
            () -> new Refused("no account is named", "add its address, such as jane@example.com"));
    return reply.ask(console, new Request.SwitchCapabilities(account, offNames, onNames));
  }

  private static OptionalLong limit(Optional<Long> limit) {
    return limit.isPresent() ? OptionalLong.of(limit.get()) : OptionalLong.empty();
  }

  private static OptionalLong octets(Optional<String> size) throws Refused {
    if (size.isEmpty()) {
      return OptionalLong.empty();
    }
    var octets = Octets.parse(size.get());
    if (octets.isEmpty()) {
      throw new Refused("\"" + size.get() + "\" is no amount of storage", "write it like 5GiB");
    }
    return OptionalLong.of(octets.get().value());
  }

  @Command(description = "Removes an account and all its mail. This cannot be undone.")
  int remove(@Mixin Reply reply, @Parameters(paramLabel = "ADDRESS") String address)
      throws Refused {
    return reply.ask(console, new Request.RemoveAccount(address));
  }

  private int withPassword(
      Reply reply, boolean generate, String address, Function<String, Request> request)
      throws Refused {
    DirectAdministration.address(address); // before anybody types a password for it
    var given = generate ? Optional.<String>empty() : console.newPassword(address);
    if (given.isEmpty() && !generate && !console.terminal()) {
      throw new Refused(
          "there is no password on standard input", "put it there as one line, or use --generate");
    }
    var password = given.orElseGet(NewPassword::generate);
    if (given.isPresent()) {
      return reply.ask(console, request.apply(password));
    }
    var done = reply.ask(request.apply(password));
    if (reply.json) {
      console.out().println(JsonWriter.plain(new Made(address, password)));
    } else {
      reply.show(console, done);
      console.out().println("Password: " + console.strong(password) + "   (it is not shown again)");
    }
    return CommandLines.DONE;
  }
}
