import type { Wording } from './wording.ts';

/** The other server was not reached, or did not go on. */
export const networkWordings: readonly Wording[] = [
  {
    id: 'refused',
    test: /connect to \S+: Connection refused/i,
    title: { en: 'Connection refused', ja: '接続が拒否された' },
    text: {
      en: 'The host is there, but nothing listens on that port, or a firewall turns the connection down.',
      ja: 'ホストは存在しますが、そのポートで待ち受けるプログラムがないか、ファイアウォールが接続を断っています。',
    },
    advice: [
      {
        en: 'Check that the service on the other side runs (for a filter or LMTP server on this machine: is it started?).',
        ja: '相手のサービスが動いているか確かめます。このマシンのフィルタや LMTP サーバなら、起動しているか確認します。',
      },
      {
        en: 'Where all destinations refuse, the provider of this server may block outgoing port 25: use a relay host on port 587.',
        ja: 'どの配送先にも断られるなら、プロバイダが外向きのポート 25 を塞いでいる (OP25B) ことがあります。ポート 587 の中継ホストを使います。',
      },
    ],
    samples: ['connect to 192.0.2.1[192.0.2.1]:25: Connection refused'],
  },
  {
    id: 'timed-out',
    test: /connect to \S+: (?:Connection|Operation) timed out/i,
    title: { en: 'No answer from the server', ja: 'サーバが応答しない' },
    text: {
      en: 'The connection was tried, and nothing came back: the host is down, or a firewall on the way swallows the packets.',
      ja: '接続を試みましたが、何も返ってきませんでした。ホストが止まっているか、途中のファイアウォールがパケットを捨てています。',
    },
    advice: [
      {
        en: 'Does it happen with every destination? Then outgoing port 25 is probably blocked, as many providers and clouds do: send through a relay host (relayhost) on port 587.',
        ja: 'どの配送先でも起きるなら、外向きのポート 25 が塞がれている (OP25B) 可能性が高いです。多くのプロバイダやクラウドがそうしています。ポート 587 の中継ホスト (relayhost) を使って送ります。',
      },
      {
        en: 'With one destination alone, wait: Postfix tries again by itself.',
        ja: '一つの配送先だけなら、待ちます。Postfix は自動で再送します。',
      },
      {
        en: 'With an IPv6 address, check that this machine has IPv6 at all, or set inet_protocols = ipv4.',
        ja: 'IPv6 アドレスなら、このマシンで IPv6 が使えるか確かめます。使えなければ inet_protocols = ipv4 にします。',
      },
    ],
    samples: ['connect to mx1.example.net[192.0.2.1]:25: Connection timed out'],
  },
  {
    id: 'unreachable',
    test: /connect to \S+: (?:Network is unreachable|No route to host)/i,
    title: { en: 'Network cannot be reached', ja: 'ネットワークに届かない' },
    text: {
      en: 'This machine knows no way to that address; for an IPv6 address, it often has no IPv6 at all.',
      ja: 'このマシンからそのアドレスへの経路がありません。IPv6 アドレスの場合、IPv6 自体が使えないことがよくあります。',
    },
    advice: [
      {
        en: 'Without IPv6 here, set inet_protocols = ipv4, or smtp_address_preference = ipv4.',
        ja: 'IPv6 が使えないなら、inet_protocols = ipv4 か smtp_address_preference = ipv4 を設定します。',
      },
    ],
    samples: [
      'connect to mx1.example.net[2001:db8::1]:25: Network is unreachable',
      'connect to a[192.0.2.1]:25: No route to host',
    ],
  },
  {
    id: 'lost-connection',
    test: /lost connection with \S+ while/i,
    title: { en: 'Connection lost', ja: '接続が途中で切れた' },
    text: {
      en: 'The other server, or something on the way, closed the connection in the middle of the conversation.',
      ja: 'やり取りの途中で、相手のサーバか途中の機器が接続を切りました。',
    },
    advice: [
      {
        en: 'Before the greeting this is often a server that turns away an address it does not like; elsewhere, wait for the next attempt.',
        ja: '挨拶文より前なら、こちらのアドレスを嫌って切られていることがよくあります。それ以外は次の再送を待ちます。',
      },
      {
        en: 'While sending the message, a small MTU or a firewall that inspects SMTP can be the cause.',
        ja: '本文の送信中なら、MTU の不一致や SMTP を検査するファイアウォールが原因のことがあります。',
      },
    ],
    samples: ['lost connection with mx1.example.net[192.0.2.1] while sending DATA command'],
  },
  {
    id: 'conversation-timed-out',
    test: /conversation with \S+ timed out while/i,
    title: { en: 'The server stopped answering', ja: 'サーバが途中で応答しなくなった' },
    text: {
      en: 'The connection stood, but the other server took too long for its next answer.',
      ja: '接続はできましたが、次の応答が時間内に返ってきませんでした。',
    },
    advice: [
      {
        en: 'Wait for the next attempt. Some servers make clients wait on purpose; smtp_helo_timeout and its like say how long we wait.',
        ja: '次の再送を待ちます。わざと待たせるサーバもあります。待つ時間は smtp_helo_timeout などで決まります。',
      },
    ],
    samples: [
      'conversation with mx1.example.net[192.0.2.1] timed out while receiving the initial server greeting',
    ],
  },
  {
    id: 'host-not-found',
    test: /Host or domain name not found/i,
    title: { en: 'Host or domain not found in DNS', ja: 'ホストかドメインが DNS で見つからない' },
    text: {
      en: 'DNS knows no such domain or host, or did not answer. "try again" in the reply means that DNS itself failed for now.',
      ja: 'DNS にそのドメインやホストがないか、DNS が応答しませんでした。応答に「try again」があれば、DNS 自体の一時的な失敗です。',
    },
    advice: [
      { en: 'Is the domain of the recipient misspelt?', ja: '受信者のドメインの綴りを確かめます。' },
      {
        en: 'Where many domains fail, check the DNS resolver of this machine (/etc/resolv.conf; a chrooted smtp has its own copy).',
        ja: '多くのドメインで起きるなら、このマシンの DNS リゾルバ (/etc/resolv.conf) を確かめます。chroot された smtp には別のコピーがあります。',
      },
      {
        en: 'For a relayhost or transport without MX records write the name in square brackets: [mail.example.com]:587.',
        ja: 'MX レコードのない relayhost やトランスポートの行き先は、[mail.example.com]:587 のように角括弧で囲みます。',
      },
    ],
    samples: [
      'Host or domain name not found. Name service error for name=gone.example type=A: Host not found',
      'Host or domain name not found. Name service error for name=slow.example type=MX: Host not found, try again',
    ],
  },
  {
    id: 'name-service-error',
    test: /Name service error for|unable to look up host/i,
    title: { en: 'DNS lookup failed', ja: 'DNS の問い合わせに失敗した' },
    text: {
      en: 'The address of the destination could not be looked up.',
      ja: '配送先のアドレスを調べられませんでした。',
    },
    advice: [
      {
        en: 'Check the DNS resolver of this machine; a failure that passes is tried again.',
        ja: 'このマシンの DNS リゾルバを確かめます。一時的な失敗なら自動で再送されます。',
      },
    ],
    samples: ['unable to look up host mx.example.net: Temporary failure in name resolution'],
  },
  {
    id: 'null-mx',
    test: /does not accept mail \(nullMX\)/i,
    title: { en: 'The domain takes no mail', ja: 'ドメインがメールを受け取らない' },
    text: {
      en: 'The domain declares in DNS (null MX, RFC 7505) that it has no mailboxes.',
      ja: 'ドメインが DNS (null MX、RFC 7505) で、メールボックスがないと宣言しています。',
    },
    advice: [{ en: 'Correct the recipient address.', ja: '受信者アドレスを訂正します。' }],
    samples: ['Domain noreply.example does not accept mail (nullMX)'],
  },
  {
    id: 'loop',
    test: /loops back to myself|too many hops|hop ?count exceeded|mail forwarding loop/i,
    title: { en: 'The mail goes in circles', ja: 'メールがループしている' },
    text: {
      en: 'The way of this mail leads back to a server that it has already passed, or to this one, which does not feel responsible for the domain.',
      ja: 'このメールの行き先をたどると、すでに通ったサーバか、このサーバ自身に戻ります。このサーバはそのドメインを自分のものと思っていません。',
    },
    advice: [
      {
        en: 'If this server is the MX of the domain, list the domain in mydestination, virtual_mailbox_domains, virtual_alias_domains or relay_domains.',
        ja: 'このサーバがドメインの MX なら、mydestination、virtual_mailbox_domains、virtual_alias_domains、relay_domains のいずれかにドメインを書きます。',
      },
      {
        en: 'Behind address translation, list the outer address in proxy_interfaces.',
        ja: 'アドレス変換の内側にあるなら、外側のアドレスを proxy_interfaces に書きます。',
      },
      { en: 'Look for forwarding that leads in a circle.', ja: '転送の設定が輪になっていないか調べます。' },
    ],
    samples: [
      'mail for example.jp loops back to myself',
      '554 5.4.6 Too many hops',
      'mail forwarding loop for a@example.jp',
    ],
  },
];
