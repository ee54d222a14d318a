#include "load/overlay.h"

#include <stdexcept>
#include <utility>

namespace gainsay {

namespace {

const Overlay* the_overlay = nullptr;

std::filesystem::path plain(const std::filesystem::path& path) {
  return std::filesystem::absolute(path).lexically_normal();
}

}  // namespace

Overlay::Overlay(const std::filesystem::path& path, std::string text)
    : path_(plain(path)), text_(std::move(text)) {
  if (the_overlay != nullptr) throw std::logic_error("there is an overlay already");
  the_overlay = this;
}

Overlay::~Overlay() { the_overlay = nullptr; }

const Overlay* Overlay::current() { return the_overlay; }

bool Overlay::covers(const std::filesystem::path& path) const { return plain(path) == path_; }

}  // namespace gainsay
