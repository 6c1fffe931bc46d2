#include "web/site.h"

#include "web/host.h"
#include "web/wire.h"

namespace shipshape {

namespace {

StartProblem::Kind problem_kind(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::newer_version:
        return StartProblem::Kind::newer_schema;
    case ErrorKind::storage_damaged:
        return StartProblem::Kind::damaged;
    case ErrorKind::storage_full:
        return StartProblem::Kind::no_space;
    default:
        return StartProblem::Kind::failed;
    }
}

constexpr std::string_view k_database_type = "application/vnd.sqlite3";
/// Of text and bytes; the worker refuses files far below it.
int length(std::string_view text) {
    return static_cast<int>(text.size());
}

} // namespace

void Site::show_problem(StartProblem problem) {
    app_.show_problem(std::move(problem));
}

void Site::resize(event::Resize size, int device_width, int device_height) {
    surface_.resize(device_width, device_height);
    app_.handle(size);
}

void Site::surface_restored() {
    surface_.restored();
    app_.handle(event::SurfaceRestored{});
}

bool Site::open(Opening opening) {
    const Result<void> opened = open_store(opening);
    if (!opened) {
        session_.reset();
        store_.reset();
        show_problem({problem_kind(opened.error().kind), opened.error()});
        return false;
    }
    app_.open(*session_);
    commits_kept_ = session_->commits();
    tell_set_aside();
    return true;
}

Result<void> Site::open_store(Opening opening) {
    if (Result<void> works = self_test(slots_); !works) return works;
    if (opening == Opening::fresh) {
        const Result<std::optional<SetAside>> kept = set_aside(slots_, clock_.now());
        if (!kept) return pass_on(kept);
    }
    if (!vfs_) {
        Result<std::unique_ptr<Vfs>> vfs = Vfs::create(slots_, clock_);
        if (!vfs) return pass_on(vfs);
        vfs_ = std::move(*vfs);
    }
    const Id device = Id::version7(clock_.now().ms, clock_.random());
    Result<std::unique_ptr<Store>> store =
        Store::open(slots_, *vfs_, {.new_device = device, .data_expected = opening == Opening::expected});
    if (!store) return pass_on(store);
    store_ = std::move(*store);
    Result<std::unique_ptr<Session>> session = Session::open(*store_, clock_);
    if (!session) return pass_on(session);
    session_ = std::move(*session);
    return {};
}

void Site::close() {
    app_.close();
    session_.reset();
    if (store_) (void)Store::close(std::move(store_)); // a failed checkpoint loses nothing: the WAL has it
    if (vfs_) vfs_->release();
}

void Site::checkpoint() {
    if (!store_ || session_->commits() == commits_kept_) return;
    // What fails here fails again, and is told, at the next commit.
    if (store_->checkpoint()) commits_kept_ = session_->commits();
}

bool Site::tidy() {
    if (!store_) return false;
    checkpoint();
    const Result<bool> more = store_->check_next_table();
    if (more) return *more;
    app_.close();
    session_.reset();
    store_.reset();
    show_problem({problem_kind(more.error().kind), more.error()});
    return false;
}

void Site::download_database(bool aside) {
    if (aside) {
        const Result<std::vector<SetAside>> kept = list_set_aside(slots_);
        if (!kept) return report(kept.error());
        for (const SetAside& one : *kept) {
            const Result<std::vector<RawFile>> files = read_set_aside(slots_, one.slot);
            if (!files) return report(files.error());
            send_files(*files, "set-aside-" + one.at.text().substr(0, 10) + "-");
        }
    } else if (store_) {
        Result<std::string> bytes = store_->export_file();
        if (!bytes) return report(bytes.error());
        send_files({{"shipshape-" + clock_.wall().date.text() + ".db", std::move(*bytes)}}, "");
    } else {
        const Result<std::vector<RawFile>> files = read_database(slots_);
        if (!files) return report(files.error());
        send_files(*files, "");
    }
}

double Site::frame(double elapsed_s) {
    const FrameResult result = app_.frame(elapsed_s);
    const semantics::Tree& tree = app_.semantics();
    if (const std::uint64_t hash = tree.hash(); hash != tree_hash_) {
        tree_hash_ = hash;
        const std::string json = wire::tree(tree);
        ship_host_tree(json.data(), length(json));
    }
    for (const Request& request : app_.take_requests()) {
        if (const auto* theme = std::get_if<request::ThemeColor>(&request))
            surface_.set_background(theme->rgb);
        send(request);
    }
    if (result.changed || surface_.stale()) surface_.present();
    close_if_poisoned();
    if (result.again) return 0;
    return result.wake_after_s;
}

/// After a write or flush that failed half-way nobody knows what is on the disk; a new start finds out.
void Site::close_if_poisoned() {
    if (!store_ || !store_->is_poisoned()) return;
    close();
    show_problem(
        {StartProblem::Kind::failed,
         {ErrorKind::storage_failed,
          "The browser could not confirm that the last change was written. What was saved before is safe. "
          "Reload to see what was kept.",
          {}}});
}

void Site::tell_set_aside() {
    const Result<std::vector<SetAside>> kept = list_set_aside(slots_);
    if (!kept) return; // only a reminder; the database itself is open
    for (const SetAside& one : *kept) {
        app_.handle(
            event::SetAside{"set-aside-" + one.at.text().substr(0, 10) + "-main.db", one.size_bytes()});
    }
}

void Site::send(const Request& request) {
    const wire::RequestParts parts = wire::request(request);
    ship_host_request(parts.json.data(), length(parts.json), parts.bytes.data(), length(parts.bytes));
}

void Site::send_files(const std::vector<RawFile>& files, std::string_view prefix) {
    for (const RawFile& file : files) {
        send(request::Download{std::string(prefix) + file.name, std::string(k_database_type), file.bytes});
    }
}

/// There is no other way to tell than as the reason for a file that could not be handed out.
void Site::report(const Error& error) {
    app_.handle(event::FileRefused{"main.db", error.sentence});
}

} // namespace shipshape
