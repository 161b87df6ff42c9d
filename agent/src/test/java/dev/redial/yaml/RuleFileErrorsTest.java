package dev.redial.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every error of a rule file, its place, and what to write instead. */
class RuleFileErrorsTest {
  /** Keys of a rule that is valid otherwise; columns are those of the key, at 5. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "reason: 5 | 13 | 'reason' must be a text, but is the number 5; write 'reason: \"...\"'",
        "reason: true | 13 | 'reason' must be a text, but is the boolean 'true'; write 'reason:"
            + " \"...\"'",
        "reason: | 12 | 'reason' must be a text, but is empty; write 'reason: \"...\"'",
        "reason: ~ | 13 | 'reason' must be a text, but is empty; write 'reason: \"...\"'",
        "reason: {} | 13 | 'reason' must be a text, but is a mapping; write 'reason: \"...\"'",
        "mode: off | 11 | 'mode' must be enforce or observe, but is the text 'off'; write 'mode:"
            + " observe'",
        "expires: soon | 14 | 'expires' 'soon' is neither a date nor an instant; write '2030-12-31'"
            + " or '2030-12-31T23:59:59Z'",
        "expires: 2027 | 14 | 'expires' must be a text, but is the number 2027; write 'expires:"
            + " 2030-12-31'",
        "lowercase: yes | 16 | 'lowercase' must be true, but is the text 'yes'; write 'lowercase:"
            + " true'",
        "lowercase: \"true\" | 16 | 'lowercase' must be true, but is the text 'true'; write"
            + " 'lowercase: true'",
        "lowercase: false | 16 | 'lowercase' must be true, but is the boolean 'false'; write"
            + " 'lowercase: true'",
        "sni: 10.0.0.1 | 10 | 'sni' is an IP address, which SNI does not allow (RFC 6066, section"
            + " 3); write the name in the server's certificate, or 'sni: none'",
        "sni: \"[::1]\" | 10 | 'sni' is an IP address, which SNI does not allow (RFC 6066, section"
            + " 3); write the name in the server's certificate, or 'sni: none'",
        "virtual-host: ::1 | 19 | 'virtual-host' is an IP address, which SNI does not allow (RFC"
            + " 6066, section 3); write the name in the server's certificate, or 'sni: none'",
        "sni: [a] | 10 | 'sni' must be a text, but is a list; write 'sni: www.example.com'",
        "sni: a:443 | 10 | 'sni' 'a:443' has a port; write 'a'",
        "sni: \"*.a\" | 10 | 'sni' '*.a' is a pattern; write one name",
        "sni: a b | 10 | 'sni' 'a b' holds the character U+0020; write letters, digits, '-', '_'"
            + " and dots",
        "sni: \"\" | 10 | 'sni' '' is empty; write a name",
        "sni: .a | 10 | 'sni' '.a' begins with a dot; write 'a'",
        "sni: a..b | 10 | 'sni' 'a..b' has an empty label; write one dot between labels",
        "sni: \"\\uD800\" | 10 | 'sni' '\\ud800' is not an internationalised name; write it in the"
            + " form 'xn--...'",
        "verify-name: https://a.b:1/c | 18 | 'verify-name' 'https://a.b:1/c' is a URL; write its"
            + " host alone: 'a.b'",
        "verify-name: a/b | 18 | 'verify-name' 'a/b' has a path; write 'a'",
        "verify-name: 1:2 | 18 | 'verify-name' '1:2' has a port; write a host name, such as"
            + " 'www.example.com'",
        "verify-name: 1::2::3 | 18 | 'verify-name' '1::2::3' is not an IPv6 address; write one like"
            + " '2001:db8::1'",
        "verify-name: 256.0.0.1 | 18 | 'verify-name' '256.0.0.1' is not an IPv4 address; write four"
            + " numbers up to 255, or a name",
        "virtual-host: a:443 | 19 | 'virtual-host' 'a:443' has a port; write 'a', and 'host-header:"
            + " a:443' next to it",
        "host-header: a:0 | 18 | 'host-header' 'a:0' has no valid port; write one from 1 to 65535,"
            + " or none",
        "host-header: a:1-2 | 18 | 'host-header' 'a:1-2' has no valid port; write one from 1 to"
            + " 65535, or none",
        "host-header: ::1 | 18 | 'host-header' '::1' is not a name and port; write IPv6 addresses"
            + " like '[2001:db8::1]:8443'",
        "host-header: bücher.example | 18 | 'host-header' 'bücher.example' is not ASCII; write"
            + " 'xn--bcher-kva.example'",
        "host-header: \"a\\r"
            + "\\n"
            + "X: y\" | 18 | 'host-header' 'a\\u000d\\u000aX: y' has no valid port; write one from"
            + " 1 to 65535, or none",
        "host-header: \"a\\tb\" | 18 | 'host-header' 'a\\u0009b' holds the character U+0009; write"
            + " letters, digits, '-', '_' and dots",
        "headers: a | 14 | 'headers' must be a mapping, but is the text 'a'; write 'headers: {set:"
            + " {X-Name: \"value\"}, remove: [X-Other]}'",
        "headers: {} | 14 | 'headers' is empty; write 'headers: {set: {X-Name: \"value\"}, remove:"
            + " [X-Other]}'",
        "headers: {set: {}} | 20 | 'set' is empty; write 'set: {X-Name: \"value\"}'",
        "headers: {remove: []} | 23 | 'remove' is an empty list; write 'remove: [X-Name]'",
        "headers: {remove: [[a]]} | 24 | 'remove' must be a text or a list of texts, but is a list;"
            + " write 'remove: [X-Name]'",
        "headers: {sett: {A: b}} | 15 | unknown key 'sett'; did you mean 'set'?",
        "headers: {Host: x} | 15 | header 'Host' cannot be changed here; write 'host-header: ...'"
            + " in the rule",
        "headers: {X-A: x} | 15 | header 'X-A' stands outside of 'set'; write 'set: {X-A:"
            + " \"value\"}'",
        "headers: {set: {A: 1}} | 24 | 'A' must be a text, but is the number 1; write 'A:"
            + " \"value\"'",
        "headers: {set: {HOST: b}} | 21 | header 'HOST' cannot be changed here; write 'host-header:"
            + " ...' in the rule",
        "headers: {remove: [Content-Length]} | 24 | header 'Content-Length' cannot be changed here;"
            + " remove it: it says where the body ends, and a wrong one lets requests be smuggled",
        "headers: {remove: Transfer-Encoding} | 23 | header 'Transfer-Encoding' cannot be changed"
            + " here; remove it: it says where the body ends, and a wrong one lets requests be"
            + " smuggled",
        "headers: {set: {connection: close}} | 21 | header 'connection' cannot be changed here;"
            + " remove it: it belongs to the connection, which the client manages",
        "headers: {set: {\":authority\": b}} | 21 | header ':authority' cannot be changed here;"
            + " remove it: pseudo-headers make up the request; for :authority write 'host-header:"
            + " ...'",
        "headers: {set: {\"a b\": c}} | 21 | header 'a b' is not a field name (RFC 9110); write"
            + " letters, digits and '-'",
        "headers: {set: {\"\": c}} | 21 | header '' is not a field name (RFC 9110); write letters,"
            + " digits and '-'",
        "headers: {set: {A: \"b\\r"
            + "\\n"
            + "C: d\"}} | 24 | the value of header 'A' holds the character U+000D; write"
            + " visible ASCII characters, spaces and tabs",
        "headers: {set: {A: \"\\0\"}} | 24 | the value of header 'A' holds the character U+0000;"
            + " write visible ASCII characters, spaces and tabs",
        "headers: {set: {A: é}} | 24 | the value of header 'A' holds the character U+00E9; write"
            + " visible ASCII characters, spaces and tabs",
        "headers: {set: {A: b}, remove: [a]} | 37 | header 'a' stands here twice; either set or"
            + " remove it, once",
        "headers: {set: {A: b, a: c}} | 27 | header 'a' stands here twice; either set or remove it,"
            + " once",
        "host-heder: a | 5 | unknown key 'host-heder'; did you mean 'host-header'?",
        "verify: a | 5 | unknown key 'verify'; did you mean 'verify-name'?",
        "dns-server: a | 5 | unknown key 'dns-server'; this version of redial knows"
            + " name, reason, expires, mode, match, sni, verify-name, host-header, virtual-host,"
            + " lowercase, ciphers, protocols, groups, signature-schemes, disabled-algorithms,"
            + " alpn, trust, client-certificate, headers, raw-http, connect-to, ip-version, proxy,"
            + " plaintext and accept-risk here",
        "headers: {set: {A: \"${env:X}\"}} | 24 | this text holds '${', and no value is put in"
            + " here; write the value itself; '${env:NAME}' and '${file:PATH}' stand under"
            + " 'proxies' and 'client-certificate' only",
        "host-header: \"${env:X}.example.com\" | 18 | this text holds '${', and no value is put in"
            + " here; write the value itself; '${env:NAME}' and '${file:PATH}' stand under"
            + " 'proxies' and 'client-certificate' only",
        "Verify_Name: a | 5 | unknown key 'Verify_Name'; did you mean 'verify-name'?",
        "port: 443 | 5 | unknown key 'port'; write it under 'match'",
        "version: 1 | 5 | unknown key 'version'; write it at the top of the file",
        "ciphers: AES128-SHA | 14 | 'ciphers' must be a mapping, but is the text 'AES128-SHA';"
            + " write 'ciphers: {add: [AES128-GCM-SHA256]}'",
        "ciphers: {} | 14 | 'ciphers' is empty; write 'ciphers: {add: [AES128-GCM-SHA256]}'",
        "ciphers: {add: []} | 20 | 'add' is an empty list; write 'add: [AES128-GCM-SHA256]'",
        "ciphers: {add: {}} | 20 | 'add' must be a text or a list of texts, but is a mapping; write"
            + " 'add: [AES128-GCM-SHA256]'",
        "ciphers: {add: [1]} | 21 | 'add' must be a text or a list of texts, but is the number 1;"
            + " write 'add: [AES128-GCM-SHA256]'",
        "ciphers: {ad: x} | 15 | unknown key 'ad'; did you mean 'add'?",
        "ciphers: {add: [AES128-SHA, AES128-GMC-SHA256]} | 33 | unknown cipher suite"
            + " 'AES128-GMC-SHA256'; did you mean 'AES128-GCM-SHA256'?",
        "ciphers: {add: tls-rsa-with-aes-128-gcm-sha256} | 20 | unknown cipher suite"
            + " 'tls-rsa-with-aes-128-gcm-sha256'; did you mean 'TLS_RSA_WITH_AES_128_GCM_SHA256'?",
        "ciphers: {remove: HIGH} | 23 | unknown cipher suite 'HIGH'; write its IANA name, such as"
            + " 'TLS_RSA_WITH_AES_128_GCM_SHA256', or OpenSSL's, 'AES128-GCM-SHA256'",
        "ciphers: {only: [TLS_DH_anon_WITH_AES_128_GCM_SHA256]} | 22 | cipher suite"
            + " 'TLS_DH_anon_WITH_AES_128_GCM_SHA256' is refused: it authenticates nobody or"
            + " encrypts nothing; name a suite that does both, such as"
            + " 'ECDHE-RSA-AES128-GCM-SHA256'",
        "ciphers: {add: [NULL-SHA256]} | 21 | cipher suite 'NULL-SHA256' is refused: it"
            + " authenticates nobody or encrypts nothing; name a suite that does both, such as"
            + " 'ECDHE-RSA-AES128-GCM-SHA256'",
        "ciphers: {add: [EXP-RC4-MD5]} | 21 | cipher suite 'EXP-RC4-MD5' is refused: it"
            + " authenticates nobody or encrypts nothing; name a suite that does both, such as"
            + " 'ECDHE-RSA-AES128-GCM-SHA256'",
        "ciphers: {add: AES128-SHA, only: AES256-SHA} | 32 | 'only' of 'ciphers' stands next to"
            + " 'add' or 'remove'; put into 'only' all that is to be offered, or leave it out",
        "ciphers: {remove: TLS_RSA_WITH_AES_128_CBC_SHA, add: AES128-SHA} | 23 | 'ciphers' adds and"
            + " removes 'TLS_RSA_WITH_AES_128_CBC_SHA'; do one of the two",
        "protocols: {add: [TLS1.2]} | 23 | unknown TLS version 'TLS1.2'; write 'TLSv1.2'",
        "protocols: {remove: TLSv1.0} | 25 | unknown TLS version 'TLSv1.0'; write 'TLSv1'",
        "protocols: {only: [SSLv3]} | 24 | unknown TLS version 'SSLv3'; write one of TLSv1,"
            + " TLSv1.1, TLSv1.2, TLSv1.3",
        "protocols: {only: 1.2} | 23 | 'only' must be a text or a list of texts, but is the number"
            + " 1.2; write 'only: [TLSv1.1]'",
        "protocols: {only: TLSv1.2, remove: TLSv1.3} | 17 | 'only' of 'protocols' stands next to"
            + " 'add' or 'remove'; put into 'only' all that is to be offered, or leave it out",
        "protocols: {add: [TLSv1.1], remove: [TLSv1.3, TLSv1.1]} | 51 | 'protocols' adds and"
            + " removes 'TLSv1.1'; do one of the two",
        "alpn: {} | 11 | 'alpn' must be a text or a list of texts, but is a mapping; write 'alpn:"
            + " [http/1.1]'",
        "alpn: [] | 11 | 'alpn' is an empty list; write 'alpn: [http/1.1]'",
        "alpn: [h2, \"\"] | 16 | no ALPN protocol: ''; write 'h2' or 'http/1.1'",
        "alpn: [hé] | 12 | no ALPN protocol: 'hé'; write 'h2' or 'http/1.1'",
        "trust: 5 | 12 | 'trust' must be a text or a list of texts, but is the number 5; write"
            + " 'trust: ca.pem'",
        "trust: [] | 12 | 'trust' is an empty list; write 'trust: ca.pem'",
        "trust: \"a\\0\" | 12 | the PEM file 'a\\u0000' has a name that no file can have; give the"
            + " path of a file with '-----BEGIN CERTIFICATE-----', relative to the rule file",
        "trust: no/such.pem | 12 | the PEM file 'no/such.pem' does not exist; give the path of a"
            + " file with '-----BEGIN CERTIFICATE-----', relative to the rule file",
        "raw-http: false | 15 | 'raw-http' must be true, but is the boolean 'false'; write"
            + " 'raw-http: true'",
        "connect-to: x:0 | 17 | 'connect-to' 'x:0' has no valid port; write one from 1 to 65535, or"
            + " none",
        "connect-to: [x, http://y/] | 21 | 'connect-to' 'http://y/' is a URL; write its host alone:"
            + " 'y'",
        "connect-to: 1::2::3 | 17 | 'connect-to' '1::2::3' is not a name and port; write IPv6"
            + " addresses like '[2001:db8::1]:8443'",
        "connect-to: \"[10.0.0.1]:80\" | 17 | 'connect-to' '[10.0.0.1]:80' has no valid port; write"
            + " one from 1 to 65535, or none",
        "proxy: x | 12 | unknown proxy 'x'; describe it under 'proxies', or write its URL",
        "proxy: socks://x | 12 | the proxy's URL 'socks://x' is not http, https, socks5h or socks5;"
            + " write one like 'http://proxy.example.com:3128'",
        "proxy: http://x/y | 12 | the proxy's URL 'http://x/y' is not a host and port; write one"
            + " like 'http://proxy.example.com:3128'",
        "proxy: http://x:0 | 12 | the proxy's URL 'http://x:0' is not a host and port; write one"
            + " like 'http://proxy.example.com:3128'",
        "proxy: http://me:secret@x | 12 | the proxy's URL holds a user name; write 'username' and"
            + " 'password' next to 'url', under 'proxies'",
        "ip-version: 5 | 17 | 'ip-version' must be 4, 6, prefer-4 or prefer-6, but is the number 5;"
            + " write 'ip-version: 4'",
        "ip-version: [4, 6] | 17 | 'ip-version' must be 4, 6, prefer-4 or prefer-6, but is a list;"
            + " write 'ip-version: 4'",
        "plaintext: true | 5 | 'plaintext' gives up all security: nothing is encrypted and nobody"
            + " is verified; remove it, or write 'accept-risk: plaintext' as well if that is meant",
        "accept-risk: weak-certificate | 5 | 'accept-risk' has no 'disabled-algorithms' whose risk"
            + " it accepts; remove it, or write 'disabled-algorithms: {remove: [MD5]}' as well",
        "accept-risk: plaintext | 5 | 'accept-risk' has no 'plaintext' whose risk it accepts;"
            + " remove it, or write 'plaintext: true' as well",
      })
  void parse_wrongKeyOfARule_isReported(String line, int column, String message) {
    var other = line.matches("(virtual-host|plaintext).*") ? "lowercase: true" : "virtual-host: v";
    var text = "version: 1\nrules:\n  - name: a\n    match: {host: x}\n    " + other + "\n    ";
    assertThat(problems(text + line))
        .containsExactly("f:6:" + column + ": error: rule 'a': " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "host: [a, 10.0.0.1]}, ip-version: 6 | 33 | 6 | 10.0.0.1 | IPv6",
        "host: \"[::1]\"}, ip-version: 4 | 29 | 4 | ::1 | IPv4",
        "host: a}, ip-version: 6, connect-to: [b, 127.0.0.1] | 64 | 6 | 127.0.0.1 | IPv6",
        "host: 10.0.0.1}, ip-version: 4, proxy: \"http://[::1]:1\" | 62 | 4 | ::1 | IPv4",
      })
  void parse_addressOfTheOtherKind_isReported(
      String rule, int column, String version, String address, String kind) {
    assertThat(problems("version: 1\nrules:\n  - {name: a, match: {" + rule + "}"))
        .containsExactly(
            "f:3:%d: error: rule 'a': 'ip-version: %s' never dials the address '%s'; write an %s"
                    .formatted(column, version, address, kind)
                + " address or a name, or remove 'ip-version'");
  }

  @Test
  void parse_plaintextInOtherWords_isReported() {
    var text = "version: 1\nrules:\n  - name: a\n    match: {host: b}\n    ";
    assertThat(problems(text + "plaintext: yes\n    accept-risk: true"))
        .containsExactly(
            "f:5:16: error: rule 'a': 'plaintext' must be true, but is the text 'yes';"
                + " write 'plaintext: true'",
            "f:6:18: error: rule 'a': 'accept-risk' must be plaintext or weak-certificate, but is"
                + " the boolean 'true'; write 'accept-risk: weak-certificate'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sni: none | 'sni' | remove one of the two",
        "verify-name: a | 'verify-name' | remove one of the two",
        "virtual-host: a | 'virtual-host' | write 'host-header' in its place, or remove"
            + " 'plaintext'",
        "ciphers: {remove: RC4-SHA} | 'ciphers' | remove one of the two",
        "protocols: {only: TLSv1.3} | 'protocols' | remove one of the two",
        "alpn: http/1.1 | 'alpn' | remove one of the two",
      })
  void parse_tlsBesidePlaintext_isReported(String line, String key, String remedy) {
    var text = "version: 1\nrules:\n  - name: a\n    match: {host: b}\n    plaintext: true\n";
    assertThat(problems(text + "    accept-risk: plaintext\n    " + line))
        .containsExactly(
            "f:7:5: error: rule 'a': "
                + key
                + " changes TLS, of which 'plaintext' leaves none; "
                + remedy);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TLSv1.3 | AES128-SHA          | TLSv1, TLSv1.1 or TLSv1.2",
        "TLSv1.3 | AES128-GCM-SHA256   | TLSv1.2",
        "TLSv1.1 | ECDHE-RSA-AES128-SHA256 | TLSv1.2",
        "TLSv1.2 | TLS_AES_128_GCM_SHA256  | TLSv1.3",
      })
  void parse_suiteThatNoVersionCarries_isReported(String only, String suite, String needed) {
    var message =
        "error: rule 'a': cipher suite '%s' needs %s, which 'protocols' leaves out;"
            + " remove the suite, or let 'protocols' offer such a version";
    var text = "version: 1\nrules:\n  - name: a\n    match: {host: b}\n    ";
    var ciphers = "ciphers: {add: [%s]}\n    ".formatted(suite);
    assertThat(problems(text + ciphers + "protocols: {only: " + only + "}"))
        .containsExactly("f:5:21: " + message.formatted(suite, needed));
    var remove = needed.replace(" or ", ", ");
    assertThat(problems(text + "protocols: {remove: [" + remove + "]}\n    " + ciphers))
        .containsExactly("f:6:21: " + message.formatted(suite, needed));
    assertThat(problems(text + ciphers + "protocols: {remove: [" + only + "]}")).isEmpty();
    var removed = "ciphers: {remove: [%s]}\n    ".formatted(suite);
    assertThat(problems(text + removed + "protocols: {only: " + only + "}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{host: https://a.b/c} | 19 | 'host' 'https://a.b/c' is a URL; write its host alone: 'a.b'",
        "{host: [a, \"b:443\"]} | 23 | 'host' 'b:443' has a port; write 'b', and 'port: 443' under"
            + " 'match'",
        "{host: a/b} | 19 | 'host' 'a/b' has a path; write 'a'",
        "{host: \"*a.b\"} | 19 | 'host' '*a.b' has a star inside; write '*' for whole labels in"
            + " front: '*.example.com'",
        "{host: .a.b} | 19 | 'host' '.a.b' begins with a dot; write '*.a.b' for all below",
        "{host: 10.1.2.3/8} | 19 | 'host' '10.1.2.3/8' is not a CIDR block; write '10.0.0.0/8', as"
            + " the bits after the prefix must be zero",
        "{host: 2001:db8::1/32} | 19 | 'host' '2001:db8::1/32' is not a CIDR block; write"
            + " '2001:db8:0:0:0:0:0:0/32', as the bits after the prefix must be zero",
        "{host: 10.0.0.0/33} | 19 | 'host' '10.0.0.0/33' is not a CIDR block; write a prefix length"
            + " from 0 to 32",
        "{host: 10.0.0.0/x} | 19 | 'host' '10.0.0.0/x' is not a CIDR block; write one like"
            + " '10.0.0.0/8' or '2001:db8::/32'",
        "{host: 10.1.2} | 19 | 'host' '10.1.2' is not an IPv4 address; write four numbers up to"
            + " 255, or a name",
        "{host: 10.1} | 19 | 'host' must be a text or a list of texts, but is the number 10.1;"
            + " write 'host: [\"*.example.com\"]'",
        "{host: []} | 19 | 'host' is an empty list; write 'host: [\"*.example.com\"]'",
        "{host: {}} | 19 | 'host' must be a text or a list of texts, but is a mapping; write 'host:"
            + " [\"*.example.com\"]'",
        "{host: a, except: [\"\"]} | 31 | 'except' '' is empty; write a name",
        "{except: a} | 12 | 'host' is missing; write 'host: www.example.com'",
        "{host: a, hots: b} | 22 | unknown key 'hots'; did you mean 'host'?",
        "{host: a, sni: b} | 22 | unknown key 'sni'; write it in a rule, in the column of its"
            + " 'name'",
        "host:a.b | 12 | 'match' must be a mapping, but is the text 'host:a.b'; write a space after"
            + " the colon: 'host: ...'",
        "{host: a, port:443} | 22 | unknown key 'port:443'; write a space after the colon: 'port:"
            + " ...'",
        "a.b | 12 | 'match' must be a mapping, but is the text 'a.b'; write 'match: {host:"
            + " www.example.com}'",
        "{host: a, port: 0} | 28 | 'port' must be a number from 1 to 65535 or a range of them, but"
            + " is the number 0; write 'port: 443', 'port: [443, 8443]' or 'port: \"8000-8100\"'",
        "{host: a, port: 65536} | 28 | 'port' must be a number from 1 to 65535 or a range of them,"
            + " but is the number 65536; write 'port: 443', 'port: [443, 8443]' or 'port:"
            + " \"8000-8100\"'",
        "{host: a, port: \"443\"} | 28 | 'port' must be a number from 1 to 65535 or a range of"
            + " them, but is the text '443'; write 'port: 443', 'port: [443, 8443]' or 'port:"
            + " \"8000-8100\"'",
        "{host: a, port: [9-8]} | 29 | 'port' must be a number from 1 to 65535 or a range of them,"
            + " but is the text '9-8'; write 'port: 443', 'port: [443, 8443]' or 'port:"
            + " \"8000-8100\"'",
        "{host: a, port: [[1]]} | 29 | 'port' must be a number from 1 to 65535 or a range of them,"
            + " but is a list; write 'port: 443', 'port: [443, 8443]' or 'port: \"8000-8100\"'",
        "{host: a, port: https} | 28 | 'port' must be a number from 1 to 65535 or a range of them,"
            + " but is the text 'https'; write 'port: 443', 'port: [443, 8443]' or 'port:"
            + " \"8000-8100\"'",
      })
  void parse_wrongMatch_isReported(String match, int column, String message) {
    var text = "version: 1\nrules:\n  - name: a\n    sni: b\n    match: " + match;
    assertThat(problems(text)).containsExactly("f:5:" + column + ": error: rule 'a': " + message);
  }

  private static final String FIRST_FILE =
      """
      version: 1
      rules:
        - name: edge
          reason: the edge
          match:
            host: a.test
            port: 443
          virtual-host: b.test
        - name: other
          match: {host: c.test, port: 8443}
          sni: d.test
      """;

  /** What is written in place of a part of a sound file, and what the checker says of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // tabs
        "`    match:\n"
            + "` | `\tmatch:\n"
            + "` | `5:1: error: not YAML: a tab stands here, and YAML takes none there; write"
            + " spaces instead of tabs`",
        "`      host: a` | `\t  host: a` | `6:1: error: not YAML: a tab stands here, and YAML takes"
            + " none there; write spaces instead of tabs`",
        "host: a.test | `host:\ta.test` | `6:12: error: not YAML: a tab stands here, and YAML takes"
            + " none there; write spaces instead of tabs`",
        // indents
        "`    reason` | `   reason` | `4:4: error: not YAML: the indent of this line fits no line"
            + " above; begin it in column 5, below 'name', or in column 1, below 'rules'`",
        "`    reason` | `  reason` | `4:3: error: not YAML: the indent of this line fits no line"
            + " above; begin it in column 5, below 'name', or in column 1, below 'rules'`",
        "`    reason` | `      reason` | `4:7: error: not YAML: this line is indented too deep;"
            + " begin it in column 5, below 'name'`",
        "`      port: 443` | `     port: 443` | `7:6: error: not YAML: the indent of this line fits"
            + " no line above; begin it in column 7, below 'host', or in column 5, below 'match'`",
        "`      port: 443` | `        port: 443` | `7:9: error: not YAML: this line is indented too"
            + " deep; begin it in column 7, below 'host'`",
        "`    virtual` | `     virtual` | `8:6: error: not YAML: the indent of this line fits no"
            + " line above; begin it in column 7, below 'port', or in column 5, below 'match'`",
        "`  - name: other` | `- name: other` | `9:1: error: not YAML: the indent of this line fits"
            + " no line above; begin it in column 3, below the '-' above`",
        "`  - name: other` | `   - name: other` | `9:4: error: not YAML: the indent of this line"
            + " fits no line above; begin it in column 3, below the '-' above`",
        "`  - name: other` | `      - name: other` | `9:7: error: not YAML: this line is indented"
            + " too deep; begin it in column 3, below the '-' above`",
        "rules: | ` rules:` | `2:2: error: not YAML: this line is indented too deep; begin it in"
            + " column 1, below 'version'`",
        "`    reason` | `\u00a0   reason` | `4:1: error: not YAML: this looks like a space, and is"
            + " the character U+00A0; write spaces`",
        // spaces and colons
        "version: 1 | version:1 | `1:9: error: not YAML: a space is missing after the colon; write"
            + " 'version: ...'`",
        "name: edge | name:edge | `3:10: error: not YAML: a space is missing after the colon; write"
            + " 'name: ...'`",
        "`- name: edge` | `-name: edge` | `3:4: error: not YAML: a space is missing after '-';"
            + " write '- name: ...'`",
        "host: a | host:a | `6:12: error: not YAML: a space is missing after the colon; write"
            + " 'host: ...'`",
        "port: 443 | port:443 | `7:12: error: not YAML: a space is missing after the colon; write"
            + " 'port: ...'`",
        "virtual-host: b | virtual-host:b | `8:18: error: not YAML: a space is missing after the"
            + " colon; write 'virtual-host: ...'`",
        "rules: | rules | `2:6: error: not YAML: a colon is missing after 'rules'; write"
            + " 'rules: ...'`",
        "name: edge | name edge | `3:9: error: not YAML: a colon is missing after 'name'; write"
            + " 'name: ...'`",
        "name: edge | name=edge | `3:3: error: not YAML: this line lacks a colon and a space; write"
            + " 'key: value'`",
        "sni: d.test | d.test | `11:5: error: not YAML: this line lacks a colon and a space; write"
            + " 'key: value'`",
        "the edge | `the edge: a` | `4:21: error: not YAML: a value with a colon and a space in it"
            + " needs quotes; write 'reason: \"...\"'`",
        // quotes
        "the edge | `\"the edge` | `4:13: error: not YAML: the quote that begins here has no end;"
            + " write \" at the end of the value, too`",
        "the edge | `'the edge` | `4:13: error: not YAML: the quote that begins here has no end;"
            + " write ' at the end of the value, too`",
        "d.test | `\"d.test` | `11:10: error: not YAML: the quote that begins here has no end;"
            + " write \" at the end of the value, too`",
        "the edge | `'the edge's tenant'` | `4:23: error: not YAML: the value goes on after its"
            + " quotes; put quotes around the whole value`",
        "the edge | `\"C:\\certs\"` | `4:17: error: not YAML: this backslash begins no escape that"
            + " YAML has in double quotes; write the value in single quotes, or each backslash"
            + " twice`",
        "the edge | @edge | `4:13: error: not YAML: a value cannot begin with '@'; put the whole"
            + " value in double quotes`",
        "the edge | %edge | `4:13: error: not YAML: a value cannot begin with '%'; put the whole"
            + " value in double quotes`",
        "the edge | & edge | `4:13: error: not YAML: a value that begins with '&' needs quotes; put"
            + " the whole value in double quotes`",
        "the edge | `| edge` | `4:15: error: not YAML: this value means something else without"
            + " quotes; put the whole value in double quotes`",
        "a.test | *.test | `6:13: error: not YAML: a value that begins with '*' needs quotes; write"
            + " a pattern in quotes: \"*.example.com\"`",
        "a.test | * | `6:13: error: not YAML: a value that begins with '*' needs quotes; write a"
            + " pattern in quotes: \"*.example.com\"`",
        "a.test | `[::1]` | `6:14: error: not YAML: this value means something else without quotes;"
            + " put the whole value in double quotes`",
        "a.test | \u201ca.test\u201d | `6:13: error: rule 'edge': 'host' '\u201ca.test\u201d' has"
            + " the quotes of a word processor in it; write \" or ' in their place`",
        "b.test | \u201eb.test | `8:19: error: rule 'edge': 'virtual-host' '\u201eb.test' has the"
            + " quotes of a word processor in it; write \" or ' in their place`",
        "d.test | d.test\u2019 | `11:10: error: rule 'other': 'sni' 'd.test\u2019' has the quotes"
            + " of a word processor in it; write \" or ' in their place`",
        // lists and brackets
        "a.test | `[a.test` | `6:13: error: not YAML: the list that begins here has no end; write"
            + " ']' behind its last value`",
        "`8443}` | `8443` | `10:12: error: not YAML: the mapping that begins here has no end; write"
            + " '}' behind its last value`",
        "`c.test, port` | `c.test port` | `10:30: error: not YAML: a comma is missing before this,"
            + " or '}'; write ',' between two values`",
        "`8443}` | `8443}}` | `10:38: error: not YAML: this bracket closes nothing; remove it`",
        "a.test | - a.test | `6:13: error: not YAML: a list begins behind its key; write it below"
            + " the key, or as '[a, b]'`",
      })
  void parse_mistakeOfSomebodyNewToYaml_isToldInPlainWords(
      String right, String wrong, String message) {
    assertThat(FIRST_FILE).containsOnlyOnce(right);
    assertThat(problems(FIRST_FILE.replace(right, wrong))).containsExactly("f:" + message);
    var windows = FIRST_FILE.replace(right, wrong).replace("\n", "\r\n");
    assertThat(problems(windows)).containsExactly("f:" + message);
  }

  static Stream<Arguments> files() {
    var rule = "{name: a, match: {host: b}, sni: c}";
    return Stream.of(
        Arguments.of("", "1:1: error: is not a rule file; begin with 'version: 1' and 'rules:'"),
        Arguments.of("[]", "1:1: error: is not a rule file; begin with 'version: 1' and 'rules:'"),
        Arguments.of("rules: []", "1:1: error: 'version' is missing; write 'version: 1'"),
        Arguments.of("version: 1", "1:1: error: 'rules' is missing; write 'rules: []' for none"),
        Arguments.of(
            "version: 2\nrules: []",
            "1:10: error: 'version' must be the number 1, but is the number 2; write 'version: 1'"),
        Arguments.of(
            "version: '1'\nrules: []",
            "1:10: error: 'version' must be the number 1, but is the text '1'; write 'version: 1'"),
        Arguments.of(
            "version: 1\nrules: {}",
            "2:8: error: 'rules' must be a list, but is a mapping; write '- name: ...' for each"
                + " rule, and its other keys below 'name'"),
        Arguments.of(
            "version: 1\nrules: []\nproxies: []",
            "3:10: error: 'proxies' must be a mapping, but is a list; write 'proxies: {corp: {url:"
                + " http://proxy.example.com:3128}}'"),
        Arguments.of(
            "version: 1\nrules: []\nproxy: {}",
            "3:1: error: unknown key 'proxy'; write it in a rule, in the column of its 'name'"),
        Arguments.of(
            "version: 1\nrules: [a]", "2:9: error: a rule must be a mapping; write '- name: ...'"),
        Arguments.of(
            "version: 1\nrules: [{match: {host: b}, sni: c}]",
            "2:9: error: 'name' is missing; write 'name: ...', a name of its own"),
        Arguments.of(
            "version: 1\nrules: [{name: 1, match: {host: b}, sni: c}]",
            "2:16: error: 'name' must be a text, but is the number 1; write 'name: \"...\"'"),
        Arguments.of(
            "version: 1\nrules: [{name: \"a\\nb\", match: {host: b}, sni: c}]",
            "2:16: error: rule name 'a\\u000ab' is unfit for a log;"
                + " write a short one of visible characters"),
        Arguments.of(
            "version: 1\nrules: [{name: \"a\\u202eb\", match: {host: b}, sni: c}]",
            "2:16: error: rule name 'a\\u202eb' is unfit for a log;"
                + " write a short one of visible characters"),
        Arguments.of(
            "version: 1\nrules: [{name: a, reason: \"a\\e[2J\", match: {host: b}, sni: c}]",
            "2:27: error: rule 'a': 'reason' holds the character U+001B; write visible characters"),
        Arguments.of(
            "version: 1\nrules: []\nproxies: {\"a\\nb\": {url: \"http://c\"}}",
            "3:11: error: 'a\\u000ab' cannot name a proxy;"
                + " write a name of its own, of visible characters"),
        Arguments.of(
            "version: 1\nrules:\n- " + rule + "\n- " + rule,
            "4:10: error: duplicate rule name 'a'; give it another"),
        Arguments.of(
            "version: 1\nrules: [{name: a, sni: c}]",
            "2:9: error: rule 'a': 'match' is missing; write 'match: {host: www.example.com}'"),
        Arguments.of(
            "version: 1\nrules: [{name: a, match: {host: b}}]",
            "2:9: error: rule 'a': no action; write at least one, such as 'sni: www.example.com'"),
        Arguments.of(
            "version: 1\nrules: [{name: a, match: {host: b}, sni: c, raw-http: true}]",
            "2:45: error: rule 'a': 'raw-http' has no request head to change; write one of"
                + " virtual-host, host-header, headers or lowercase as well, or remove it"),
        Arguments.of(
            "version: 1\nversion: 1\nrules: []",
            "2:1: error: duplicate key 'version'; write it once"),
        Arguments.of(
            "version: !!java.net.URL 1\nrules: []",
            "1:10: error: tag 'tag:yaml.org,2002:java.net.URL' is not allowed;"
                + " write the value without it"),
        Arguments.of(
            "version: 1\nrules: []\n---\nversion: 1",
            "3:1: error: a second document begins; write one document, without '---'"),
        Arguments.of(
            "version: 1\n# \0",
            "2:3: error: not text: the character U+0000;"
                + " give a YAML file, in UTF-8 and without control characters"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void parse_wrongFile_isReported(String text, String message) {
    assertThat(problems(text)).containsExactly("f:" + message);
  }

  @Test
  void parse_manyProblems_areAllReportedInTheOrderOfTheFile() {
    var text =
        """
        version: 3
        rules:
          - name: a
            match: {host: "a b", port: x}
            sni: 1.2.3.4
            proxy: {}
          - nam: b
          - name: a
            lowercase: 1
        extra: 1
        """;
    var report = RuleFile.parse(text.getBytes(StandardCharsets.UTF_8), "f", Path.of("."));
    assertThat(report.rules()).isNull();
    assertThat(report.problems())
        .extracting(problem -> problem.line() + ":" + problem.column() + " " + problem.rule())
        .containsExactly(
            "1:10 null",
            "4:19 a",
            "4:32 a",
            "5:10 a",
            "6:12 a",
            "7:5 null",
            "7:5 null",
            "7:5 null",
            "8:5 a",
            "8:11 null",
            "9:16 a",
            "10:1 null");
  }

  /** To compare each with each takes minutes, in which a running JVM takes no other rules up. */
  @Test
  void unknownWords_amongManyKnownOnes_takeNoTime() {
    var text = new StringBuilder("version: 1\nproxies:\n");
    for (int i = 0; i < 12_000; i++) {
      text.append("  proxy-of-the-number-").append(i).append(": {url: 'http://a:1'}\n");
    }
    text.append("rules:\n");
    for (int i = 0; i < 12_000; i++) {
      text.append("  - {name: r").append(i).append(", match: {host: h").append(i);
      text.append(".test}, proxy: none-of-the-number-").append(i).append("}\n");
    }
    assertThat(problems(text.toString())).hasSize(1_000);
  }

  @Test
  void parse_mistakeInAMergedMapping_isReportedOnce() {
    var text =
        """
        version: 1
        rules:
          - &a {name: a, match: {host: x}, snii: y, sni: z}
          - {<<: *a, name: b}
          - {<<: *a, name: c}
        """;
    assertThat(problems(text))
        .containsExactly("f:3:36: error: rule 'a': unknown key 'snii'; did you mean 'sni'?");
  }

  @Test
  void parse_bytesThatAreNoText_areReported() {
    var latin1 = "version: 1\nrules: [] # \u00e9".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(problems(latin1))
        .containsExactly("f:2:13: error: not UTF-8; save the file as UTF-8");
    assertThat(problems("version: 1".getBytes(StandardCharsets.UTF_16)))
        .containsExactly("f:1:1: error: not UTF-8; save the file as UTF-8");
    assertThat(problems("version: 1\nrules: [] # \uFFFD")).isEmpty();
  }

  @Test
  void parse_largeFile_isRefused() {
    assertThat(problems(new byte[(16 << 20) + 1]))
        .containsExactly(
            "f:1:1: error: is larger than 16 MiB;"
                + " write fewer rules, with wildcards or CIDR blocks");
  }

  @Test
  void parse_endlessProblems_areCutOff() {
    var text = new StringBuilder("version: 1\nrules:\n");
    assertThat(problems(text.append("- 1\n".repeat(2_000)).toString())).hasSize(1_000);
  }

  @Test
  void read_noRegularFile_isReported(@TempDir Path directory) throws Exception {
    assertThat(read(directory))
        .containsExactly(directory + ":1:1: error: is a directory; give the path of a rule file");
    var missing = directory.resolve("missing.yaml");
    assertThat(read(missing))
        .containsExactly(missing + ":1:1: error: no such file; give the path of a rule file");
    var large = directory.resolve("large.yaml");
    Files.write(large, new byte[(16 << 20) + 2]);
    assertThat(read(large)).hasSize(1).first().asString().contains("is larger than 16 MiB");
  }

  private static List<String> read(Path file) {
    var report = RuleFile.read(file);
    assertThat(report.rules()).isNull();
    return lines(report);
  }

  private static List<String> problems(String text) {
    return problems(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> problems(byte[] text) {
    var report = RuleFile.parse(text, "f", Path.of("."));
    assertThat(report.rules() == null).isEqualTo(!report.problems().isEmpty());
    return lines(report);
  }

  private static List<String> lines(RuleReport report) {
    var lines = new ArrayList<String>();
    report.problems().forEach(problem -> lines.add(problem.toString()));
    return lines;
  }
}
