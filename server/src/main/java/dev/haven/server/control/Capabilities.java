package dev.haven.server.control;

import dev.haven.directory.Address;
import dev.haven.directory.Administration;
import dev.haven.directory.DirectoryRefused;
import dev.haven.directory.Person;
import dev.haven.imap.Extension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What of IMAP an administrator keeps from the programs of single accounts.
final class Capabilities {
  private final Administration directory;

  Capabilities(Administration directory) {
    this.directory = directory;
  }

  /// What is switched off for any account.
  Answer list() {
    return new Answer.Capabilities(
        directory.accounts().stream()
            .filter(person -> !person.switchedOff().isEmpty())
            .map(Capabilities::of)
            .toList());
  }

  Answer list(Address address) throws DirectoryRefused {
    return new Answer.Capabilities(List.of(of(directory.account(address))));
  }

  /// In force when the account next signs in.
  Answer change(Address address, List<String> off, List<String> on)
      throws DirectoryRefused, Refused {
    var person = directory.switchCapabilities(address, known(off), known(on));
    return new Answer.Capabilities(List.of(of(person)));
  }

  private static Answer.SwitchedOff of(Person person) {
    return new Answer.SwitchedOff(
        person.address().toString(), new ArrayList<>(person.switchedOff()));
  }

  private static Set<String> known(List<String> names) throws Refused {
    var known = new TreeSet<String>();
    for (var name : names) {
      var extensions = Extension.named(name);
      if (extensions.isEmpty()) {
        throw new Refused(
            "\"" + name + "\" is no capability that can be switched off", "take any of " + all());
      }
      extensions.forEach(extension -> known.add(extension.capability()));
    }
    return known;
  }

  private static String all() {
    return Arrays.stream(Extension.values())
        .map(Extension::capability)
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
