package dev.haven.server.command;

import dev.haven.server.control.Administration;
import dev.haven.server.control.Answer;
import dev.haven.server.control.Refused;
import dev.haven.server.control.Request;
import dev.haven.store.journal.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Adds the accounts of a list: checks all of them, and then adds one piece after the other.
///
/// Before a piece is added, the passwords that were made for it are on the disk. What was added
/// stays, whatever ends the work. For one thread.
final class AccountImport {
  private final Administration administration;
  private final Options options;

  /// How it is to be done.
  ///
  /// @param passwords where those that are made go
  /// @param dryRun whether only to say what would happen
  /// @param skipExisting whether to pass over accounts that are there already
  record Options(Optional<Path> passwords, boolean dryRun, boolean skipExisting) {}

  /// What came of it; for programs too.
  ///
  /// @param dryRun whether nothing was done, and the rest is what would be
  /// @param added how many accounts
  /// @param skipped how many were there already
  /// @param made for how many of the accounts a password was made
  /// @param passwords the file that these are in
  /// @param wrong lines because of which nothing was added
  public record Outcome(
      boolean dryRun,
      int added,
      int skipped,
      int made,
      Optional<String> passwords,
      List<WrongLine> wrong) {}

  AccountImport(Administration administration, Options options) {
    this.administration = administration;
    this.options = options;
  }

  /// Adds them, unless a line is wrong.
  ///
  /// @param progress counts accounts
  Outcome of(AccountList list, Progress progress) throws Refused {
    if (options.passwords().isPresent()) {
      PasswordFile.requireNew(options.passwords().get());
    }
    var wrong = new ArrayList<>(list.wrong());
    var newcomers = new ArrayList<AccountLine>();
    check(list.lines(), newcomers, wrong);
    if (!wrong.isEmpty()) {
      wrong.sort(Comparator.comparingInt(WrongLine::line));
      return new Outcome(options.dryRun(), 0, 0, 0, Optional.empty(), wrong);
    }
    int made = Math.toIntExact(newcomers.stream().filter(AccountLine::made).count());
    requireFile(made);
    if (!options.dryRun()) {
      add(newcomers, made > 0, progress);
    }
    return new Outcome(
        options.dryRun(),
        newcomers.size(),
        list.lines().size() - newcomers.size(),
        made,
        made > 0 ? options.passwords().map(Path::toString) : Optional.empty(),
        List.of());
  }

  private void check(List<AccountLine> lines, List<AccountLine> newcomers, List<WrongLine> wrong)
      throws Refused {
    for (var piece : ListPieces.of(lines)) {
      var mistakes = judged(new Request.CheckAccounts(listed(piece)));
      var fit = new ArrayList<>(piece);
      for (var mistake : mistakes) {
        var line = piece.get(mistake.position());
        fit.remove(line);
        if (!mistake.existing() || !options.skipExisting()) {
          wrong.add(new WrongLine(line.number(), mistake.cause(), remedy(mistake)));
        }
      }
      newcomers.addAll(fit);
    }
  }

  private static String remedy(Answer.Wrong mistake) {
    return mistake.existing()
        ? "leave the line out, or pass over all who are there with --skip-existing"
        : mistake.remedy();
  }

  private void requireFile(int made) throws Refused {
    if (made > 0 && options.passwords().isEmpty()) {
      throw new Refused(
          "accounts of the list without a password: " + made,
          "say where those that are made for them are to go, with --passwords and a new file");
    }
  }

  private void add(List<AccountLine> newcomers, boolean withFile, Progress progress)
      throws Refused {
    if (!withFile) {
      add(newcomers, _ -> {}, progress);
      return;
    }
    try (var file = PasswordFile.create(options.passwords().orElseThrow())) {
      add(newcomers, file::add, progress);
    }
  }

  /// Keeps the passwords of a piece before it is added.
  private interface Keeper {
    void keep(List<AccountLine> made) throws Refused;
  }

  private void add(List<AccountLine> newcomers, Keeper passwords, Progress progress)
      throws Refused {
    int added = 0;
    for (var piece : ListPieces.of(newcomers)) {
      int before = added;
      try {
        passwords.keep(piece.stream().filter(AccountLine::made).toList());
        add(piece, (what, done, _) -> progress.at(what, before + done, newcomers.size()));
      } catch (Refused refused) {
        throw halfWay(before, newcomers.size(), refused);
      }
      added += piece.size();
      progress.at("hashing", added, newcomers.size());
    }
  }

  private void add(List<AccountLine> piece, Progress progress) throws Refused {
    var answer = administration.ask(new Request.AddAccounts(listed(piece)), progress);
    if (answer instanceof Answer.Judged(var wrong) && !wrong.isEmpty()) {
      var mistake = wrong.getFirst();
      throw new Refused(
          "line %d, meanwhile: %s"
              .formatted(piece.get(mistake.position()).number(), mistake.cause()),
          mistake.remedy());
    }
  }

  private List<Answer.Wrong> judged(Request request) throws Refused {
    if (administration.ask(request) instanceof Answer.Judged(var wrong)) {
      return wrong;
    }
    throw new Refused(
        "the server's answer is not understood", "use the haven command of the version that runs");
  }

  private static Refused halfWay(int added, int all, Refused refused) {
    if (added == 0) {
      return refused;
    }
    return new Refused(
        "%d of %d accounts are added; then: %s".formatted(added, all, refused.cause()),
        refused.remedy()
            + "; what is added stays: the same command with --skip-existing, and a new file for"
            + " passwords, goes on");
  }

  private static List<Request.Listed> listed(List<AccountLine> lines) {
    return lines.stream()
        .map(line -> new Request.Listed(line.address().toString(), line.password()))
        .toList();
  }
}
