package dev.haven.server.command;

import dev.haven.directory.Address;
import dev.haven.server.control.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A list of accounts as somebody wrote it, with all its mistakes. For one thread.
final class AccountList {
  private static final int MOST = 1_000_000;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final List<AccountLine> lines = new ArrayList<>();
  private final List<WrongLine> wrong = new ArrayList<>();
  private final Map<Address, Integer> seen = new HashMap<>();

  private AccountList() {}

  /// Reads it to its end. Empty lines and those that begin with `#` say nothing.
  static AccountList read(BufferedReader in) throws IOException, Refused {
    var list = new AccountList();
    int number = 0;
    for (var text = in.readLine(); text != null; text = in.readLine()) {
      if (++number > MOST) {
        throw new Refused("the list has more than " + MOST + " lines", "import it in parts");
      }
      var line = number == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
      list.take(number, line.strip());
    }
    return list;
  }

  /// Those that can be understood, in their order.
  List<AccountLine> lines() {
    return lines;
  }

  /// Those that cannot.
  List<WrongLine> wrong() {
    return wrong;
  }

  private void take(int number, String text) {
    if (text.isEmpty() || text.startsWith("#")) {
      return;
    }
    try {
      var line = AccountLine.parse(number, text);
      once(line);
      lines.add(line);
    } catch (Refused mistake) {
      wrong.add(new WrongLine(number, mistake.cause(), mistake.remedy()));
    }
  }

  private void once(AccountLine line) throws Refused {
    var address = line.address();
    var earlier = seen.putIfAbsent(new Address(address.key(), address.domain()), line.number());
    if (earlier != null) {
      throw new Refused(
          address + " stands in line " + earlier + " already", "leave one of the two lines out");
    }
  }
}
