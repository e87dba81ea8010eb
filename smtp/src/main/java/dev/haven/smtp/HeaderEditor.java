package dev.haven.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;

/// Edits the header section of a message while it passes, as [HeaderRules] say: takes fields out,
/// reads some, and adds others at its end. The body passes untouched.
///
/// Works on any octets in any portions. Passes them on in runs from where they lie; copies only a
/// field name that is cut by the end of a portion.
final class HeaderEditor {
  private enum State {
    LINE_START,
    /// A CR at the beginning of a line: most likely of the empty line that ends the header.
    EMPTY_LINE,
    FIELD_NAME,
    FIELD_BODY,
    BODY
  }

  private static final int LONGEST_NAME = 128;

  /// No list of senders is longer.
  private static final int LONGEST_READ = 64 << 10;

  private final HeaderRules rules;
  private final IncomingMail mail;

  private State state = State.LINE_START;
  private boolean firstLine = true;
  private boolean dropping;
  private boolean afterCr;

  /// The field that is being read; empty while none is.
  private String reading = "";

  /// Whether it waits to be judged by its value, all of it being held.
  private boolean weighing;

  /// Where its value begins in what is read of it.
  private int valueAt;

  private final ByteArrayOutputStream value = new ByteArrayOutputStream(0);

  /// The octets since [#held], which wait until it is known what they are.
  private final byte[] name = new byte[LONGEST_NAME];

  private int nameLength;

  /// How many of them came in earlier portions.
  private int carried;

  private byte[] bytes = new byte[0];
  private int run;
  private int held;

  HeaderEditor(HeaderRules rules, IncomingMail mail) {
    this.rules = rules;
    this.mail = mail;
  }

  void edit(byte[] portion, int offset, int length) throws Refused {
    bytes = portion;
    run = offset;
    held = offset;
    int end = offset + length;
    int at = offset;
    while (at < end && state != State.BODY) {
      look(at++);
    }
    endOfPortion(end);
  }

  /// Nothing more will come.
  void finish() throws Refused {
    if (state == State.LINE_START || state == State.FIELD_NAME || state == State.EMPTY_LINE) {
      endOfField();
      run = 0;
      held = 0;
      endOfHeader("");
    } else if (state == State.FIELD_BODY) {
      endOfField();
      var missing = rules.missing();
      add(missing.isEmpty() ? "" : "\r\n", missing);
    }
  }

  private void look(int at) throws Refused {
    byte b = bytes[at];
    switch (state) {
      case LINE_START -> lineStart(b, at);
      case EMPTY_LINE -> {
        hold(b);
        endOfHeader("");
      }
      case FIELD_NAME -> fieldName(b, at);
      case FIELD_BODY -> {
        read(b);
        state = afterCr && b == '\n' ? State.LINE_START : State.FIELD_BODY;
        afterCr = b == '\r';
      }
      case BODY -> throw new IllegalStateException("the header has ended");
    }
  }

  private void lineStart(byte b, int at) throws Refused {
    if ((b == ' ' || b == '\t') && !firstLine) {
      state = State.FIELD_BODY; // RFC 5322 §2.2.3: the field goes on
      read(b);
      return;
    }
    endOfField();
    if (dropping) {
      dropping = false;
      run = at;
    }
    held = at;
    nameLength = 0;
    state = b == '\r' ? State.EMPTY_LINE : State.FIELD_NAME;
    if (b == '\r') {
      hold(b);
    } else if (b == ' ' || b == '\t') {
      endOfHeader("\r\n"); // the first line of all: there is nothing that it could go on
    } else {
      fieldName(b, at);
    }
  }

  /// RFC 5322 §2.2: printable characters up to the colon; RFC 5322 §4.5 lets spaces precede it.
  private void fieldName(byte b, int at) throws Refused {
    if (b == ':') {
      field(fieldName(), at);
    } else if (b == ' ' && firstLine && fieldName().equals("from")) {
      keep(); // the line that begins a message in an mbox file
    } else if (notOfName(b) || interrupted(b)) {
      endOfHeader("\r\n");
    } else {
      hold(b);
    }
  }

  private static boolean notOfName(byte b) {
    boolean control = b < ' ' && b != '\t'; // or beyond ASCII: bytes are signed
    return control || b == 0x7f;
  }

  /// Whether a space stands within what should be a name: then it is no field, but the body's text.
  private boolean interrupted(byte b) {
    return b != ' ' && b != '\t' && nameLength > 0 && name[nameLength - 1] <= ' ';
  }

  private String fieldName() {
    return new String(name, 0, nameLength, US_ASCII).strip().toLowerCase(Locale.ROOT);
  }

  private void field(String fieldName, int at) throws Refused {
    switch (rules.field(fieldName)) {
      case KEEP -> keep();
      case DROP -> drop(at);
      case READ -> {
        keep();
        reading = fieldName;
        valueAt = 0;
        value.reset();
      }
      case WEIGH -> weigh(fieldName, at);
    }
  }

  /// Holds all of a field, until its value tells what becomes of it.
  private void weigh(String fieldName, int at) throws Refused {
    drop(at);
    reading = fieldName;
    weighing = true;
    value.reset();
    value.write(name, 0, nameLength);
    value.write(':');
    valueAt = value.size();
  }

  private void read(byte b) throws Refused {
    if (reading.isEmpty()) {
      return;
    }
    if (value.size() == LONGEST_READ && weighing) {
      reading = ""; // too long to be of use to anybody
      weighing = false;
      return;
    }
    if (value.size() == LONGEST_READ) {
      throw Reply.refused(
          552,
          "5.6.0",
          "The field " + reading + " is longer than " + LONGEST_READ + " octets; shorten it");
    }
    value.write(b);
  }

  private void endOfField() throws Refused {
    if (reading.isEmpty()) {
      return;
    }
    var field = value.toByteArray();
    var text = Arrays.copyOfRange(field, valueAt, field.length);
    if (!weighing) {
      rules.value(reading, text);
    } else if (rules.keeps(reading, text)) {
      write(field, 0, field.length);
    }
    reading = "";
    weighing = false;
  }

  private void hold(byte b) throws Refused {
    name[nameLength++] = b;
    if (nameLength == LONGEST_NAME) {
      keep();
    }
  }

  /// What was held is an ordinary part of the header.
  private void keep() throws Refused {
    release();
    state = State.FIELD_BODY;
    firstLine = false;
    afterCr = false;
  }

  private void drop(int at) throws Refused {
    write(bytes, run, held - run);
    carried = 0;
    run = at + 1;
    dropping = true;
    state = State.FIELD_BODY;
    firstLine = false;
    afterCr = false;
  }

  /// What is held belongs to the body, or is the empty line before it.
  private void endOfHeader(String separator) throws Refused {
    var missing = rules.missing();
    if (!missing.isEmpty()) {
      write(bytes, run, held - run);
      run = held;
      add(missing, separator);
    }
    release();
    state = State.BODY;
  }

  private void add(String one, String other) throws Refused {
    var fields = (one + other).getBytes(UTF_8);
    write(fields, 0, fields.length);
  }

  private void release() throws Refused {
    write(name, 0, carried);
    carried = 0;
  }

  private void endOfPortion(int end) throws Refused {
    switch (state) {
      case FIELD_NAME, EMPTY_LINE -> {
        write(bytes, run, held - run);
        carried = nameLength;
      }
      default -> write(bytes, run, dropping ? 0 : end - run);
    }
  }

  private void write(byte[] from, int offset, int length) throws Refused {
    if (length > 0) {
      mail.write(from, offset, length);
    }
  }
}
