// Runs inside Thunderbird, with all its rights: what a person would do with the mouse.
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
const { FileUtils } = ChromeUtils.importESModule("resource://gre/modules/FileUtils.sys.mjs");

const server = () => MailServices.accounts.allServers.find(one => one.type === "imap");
const root = () => server().rootFolder;
const at = path => path.split("/").reduce((folder, name) => folder.getChildNamed(name), root());

// A listener of Thunderbird's, as a promise.
const done = begin =>
  new Promise((resolve, reject) => {
    const stopped = status => (Components.isSuccessCode(status) ? resolve() : reject(new Error(`status ${status}`)));
    begin({
      QueryInterface: ChromeUtils.generateQI(["nsIUrlListener", "nsIMsgCopyServiceListener", "nsIMsgSendListener"]),
      OnStartRunningUrl() {},
      OnStopRunningUrl: (_, status) => stopped(status),
      onStartCopy() {},
      onProgress() {},
      setMessageKey() {},
      getMessageId: () => null,
      onStopCopy: stopped,
      onStartSending() {},
      onSendProgress() {},
      onStatus() {},
      onStopSending: (_id, status) => (Components.isSuccessCode(status) ? undefined : stopped(status)),
      onGetDraftFolderURI() {},
      onSendNotPerformed: (_, status) => stopped(status),
      onTransportSecurityError: (_, status) => stopped(status),
    });
  });

const until = async (what, holds) => {
  for (let i = 0; i < 200; i++) {
    if (await holds()) {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error(`never happened: ${what}`);
};

const update = folder => done(listener => folder.QueryInterface(Ci.nsIMsgImapMailFolder) && folder.updateFolderWithListener(null, listener));

const headers = folder => [...folder.messages].sort((a, b) => a.messageKey - b.messageKey);
const having = (folder, uid) => headers(folder).filter(header => header.messageKey === uid);

const actions = {
  // What the certificate dialog and the password dialog would ask for.
  async trust(certificate, user, password) {
    Cc["@mozilla.org/security/x509certdb;1"].getService(Ci.nsIX509CertDB).addCertFromBase64(certificate, "C,,");
    for (const scheme of ["imap", "smtp"]) {
      const login = Cc["@mozilla.org/login-manager/loginInfo;1"].createInstance(Ci.nsILoginInfo);
      login.init(`${scheme}://localhost`, null, `${scheme}://localhost`, user, password, "", "");
      await Services.logins.addLoginAsync(login);
    }
  },
  async names() {
    server().performExpand(null);
    await until("folders", () => root().subFolders.length > 5);
    return root().subFolders.map(folder => folder.name).sort();
  },
  async download(path) {
    const folder = at(path);
    folder.setFlag(Ci.nsMsgFolderFlags.Offline);
    await update(folder);
    await until("listed", () => headers(folder).length > 0);
    folder.downloadMessagesForOffline(headers(folder), null);
    await until("downloaded", () => headers(folder).every(header => header.flags & Ci.nsMsgMessageFlags.Offline));
    return headers(folder).map(header => ({ uid: header.messageKey, size: header.messageSize, file: header.storeToken }));
  },
  async mark(path, uid) {
    at(path).markMessagesRead(having(at(path), uid), true);
    at(path).markMessagesFlagged(having(at(path), uid), true);
    at(path).addKeywordsToMessages(having(at(path), uid), "$label1");
  },
  async replied(path, uid) {
    await until("answered", () => having(at(path), uid)[0].flags & Ci.nsMsgMessageFlags.Replied);
  },
  async remove(path, uid) {
    await done(listener => at(path).deleteMessages(having(at(path), uid), null, false, false, listener, false));
    await until("deleted", () => having(at(path), uid).length === 0);
  },
  async gone(path, uid) {
    await until("expunged", () => having(at(path), uid).length === 0);
  },
  async arrived(path, count) {
    await until("arrived", () => at(path).getTotalMessages(false) === count);
  },
  async create(path) {
    root().createSubfolder(path, null);
    await until("created", () => root().containsChildNamed(path));
  },
  async upload(path, file) {
    await done(listener => MailServices.copy.copyFileMessage(new FileUtils.File(file), at(path), null, false, 0, "", listener, null));
  },
  async move(from, uid, to) {
    await done(listener => MailServices.copy.copyMessages(at(from), having(at(from), uid), at(to), true, listener, null, false));
  },
  async send(address, file) {
    const identity = MailServices.accounts.allIdentities[0];
    const fields = Cc["@mozilla.org/messengercompose/composefields;1"].createInstance(Ci.nsIMsgCompFields);
    fields.from = fields.to = address;
    const sending = Cc["@mozilla.org/messengercompose/send;1"].createInstance(Ci.nsIMsgSend);
    await done(listener =>
      sending.sendMessageFile(
        identity, MailServices.accounts.accounts[0].key, fields, new FileUtils.File(file),
        false, false, Ci.nsIMsgCompDeliverMode.Now, null, listener, null, ""));
  },
};
