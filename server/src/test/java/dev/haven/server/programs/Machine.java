package dev.haven.server.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Somebody's machine, on which a program keeps each mailbox as a Maildir.
///
/// @param folder with a Maildir for each mailbox
/// @param original takes out of a message what the program has written into it
record Machine(Path folder, UnaryOperator<String> original) {
  private static final String INFO = ":2,";

  /// Files of a mailbox, in the order of what is in them.
  List<Path> files(String mailbox) throws IOException {
    var found = new ArrayList<Path>();
    for (var kept : List.of("cur", "new")) {
      try (var files = Files.list(folder.resolve(mailbox).resolve(kept))) {
        files.forEach(found::add);
      }
    }
    found.sort(Comparator.comparing(this::read));
    return found;
  }

  List<String> messages(String mailbox) throws IOException {
    return files(mailbox).stream().map(this::read).toList();
  }

  private String read(Path file) {
    return original.apply(Letters.read(file));
  }

  /// Gives the message these flags of Maildir.
  void flag(Path message, String flags) throws IOException {
    var name = message.getFileName().toString();
    int info = name.indexOf(INFO);
    var bare = info < 0 ? name : name.substring(0, info);
    var cur = message.resolveSibling("../cur").normalize();
    Files.move(message, cur.resolve(bare + INFO + flags));
  }

  void newMailbox(String name, String letter) throws IOException {
    for (var part : List.of("cur", "new", "tmp")) {
      Files.createDirectories(folder.resolve(name).resolve(part));
    }
    add(name, letter);
  }

  void add(String mailbox, String letter) throws IOException {
    var message = folder.resolve(mailbox).resolve("new").resolve("1.1." + folder.getFileName());
    Files.write(message, Letters.bytes(Letters.unix(letter)));
  }

  /// For each mailbox, what is in its messages and which flags they have.
  Map<String, List<String>> contents() throws IOException {
    var contents = new TreeMap<String, List<String>>();
    try (var mailboxes = Files.list(folder)) {
      for (var mailbox : mailboxes.filter(Files::isDirectory).toList()) {
        var name = mailbox.getFileName().toString();
        contents.put(name, files(name).stream().map(this::flagsAndText).sorted().toList());
      }
    }
    return contents;
  }

  private String flagsAndText(Path message) {
    return flags(message) + "|" + read(message);
  }

  static String flags(Path message) {
    var name = message.getFileName().toString();
    int info = name.indexOf(INFO);
    return info < 0 ? "" : name.substring(info + INFO.length());
  }
}
