// SHA-256 (FIPS 180-4), by OpenSSL's libcrypto: the hash that an article may carry of its text.
#pragma once

#include <string>
#include <string_view>

namespace gainsay {

// 64 small hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace gainsay
